import { IconAlertTriangle, IconCircleCheck, IconLoader } from "@tabler/icons-react"
import type { Draft } from "./draft-keeper.ts"
import classes from "./Score.module.css"

/** Whether the server has what was written. */
export function DraftStatus({ state, problem }: Pick<Draft, "state" | "problem">) {
  if (state === "saved")
    return (
      <p className={classes.status} data-state="saved" role="status">
        <IconCircleCheck size={16} aria-hidden="true" /> Saved
      </p>
    )
  if (state === "saving")
    return (
      <p className={classes.status} role="status">
        <IconLoader size={16} aria-hidden="true" /> Saving…
      </p>
    )
  return (
    <p className={classes.status} data-state="failed" role="alert">
      <IconAlertTriangle size={16} aria-hidden="true" /> Not saved: {problem}{" "}
      {state === "kept" && "It is kept on this device and tried again."}
    </p>
  )
}
