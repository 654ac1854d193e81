import type { ReactNode } from "react"
import classes from "./PageShell.module.css"
import { ThemeToggle } from "./ThemeToggle.tsx"
import { Wordmark } from "./Wordmark.tsx"

export interface PageShellProps {
  /** Links beside the wordmark. */
  readonly nav?: ReactNode
  readonly children: ReactNode
}

/** Header, main part and footer of every page but the board. */
export function PageShell({ nav, children }: PageShellProps) {
  return (
    <div className={classes.page}>
      <button type="button" className={classes.skip} onClick={skipToMain}>
        Skip to the content
      </button>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Wordmark />
          {nav && (
            <nav className={classes.nav} aria-label="Pages">
              {nav}
            </nav>
          )}
          <ThemeToggle />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <footer className={classes.footer}>
        <p>Outloud is not affiliated with, or endorsed by, Spotify.</p>
        <p>
          Open source under the MIT licence. The board is made with{" "}
          <a href="https://tldraw.dev" rel="noreferrer">
            tldraw
          </a>
          .
        </p>
      </footer>
    </div>
  )
}

/** Not an anchor: an anchor would put its fragment where a room's address carries its token. */
function skipToMain() {
  const main = document.getElementById("main")
  main?.focus()
  main?.scrollIntoView()
}
