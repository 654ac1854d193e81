import { Link } from "wouter"
import classes from "./Wordmark.module.css"

export function Wordmark() {
  return (
    <Link href="/" className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <path
          d="M8 5h16a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4h-7l-6 5v-5H8a4 4 0 0 1-4-4V9a4 4 0 0 1 4-4Z"
          fill="var(--ol-accent)"
        />
        <path d="M12 13.5h8" stroke="#fff" strokeWidth="2" />
        <circle cx="11" cy="13.5" r="2.75" fill="#fff" />
        <circle cx="21" cy="13.5" r="2.75" fill="#fff" />
      </svg>
      Outloud
    </Link>
  )
}
