import { Kbd } from "@mantine/core"
import classes from "./Outline.module.css"

const KEYS = [
  { keys: ["↑", "↓"], does: "move" },
  { keys: ["Enter"], does: "open, then rename" },
  { keys: ["F2"], does: "rename" },
  { keys: ["Del"], does: "delete" },
  { keys: ["Ctrl", "Z"], does: "undo" },
]

/** The list's keys, where they are used. */
export function OutlineKeys() {
  return (
    <ul className={classes.keys} aria-label="Keys in the list">
      {KEYS.map(({ keys, does }) => (
        <li key={does}>
          {keys.map(key => (
            <Kbd key={key} size="xs">
              {key}
            </Kbd>
          ))}
          <span>{does}</span>
        </li>
      ))}
    </ul>
  )
}
