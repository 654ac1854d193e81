import classes from "./NewsDot.module.css"

/** Something new is behind this tab or button. */
export function NewsDot({ label = "New card" }: { readonly label?: string }) {
  return <span className={classes.dot} role="img" aria-label={label} />
}
