import classes from "./NewsDot.module.css"

/** Something new is behind this tab or button. */
export function NewsDot() {
  return <span className={classes.dot} role="img" aria-label="New card" />
}
