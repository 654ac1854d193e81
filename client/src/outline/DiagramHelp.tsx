import classes from "./DiagramHelp.module.css"
import { DIAGRAM_EXAMPLES } from "./diagram-examples.ts"

/** How a diagram is written, for whoever asks. */
export function DiagramHelp() {
  return (
    <details className={classes.help}>
      <summary>How to write it</summary>
      <dl>
        {DIAGRAM_EXAMPLES.map(({ text, says }) => (
          <div key={text}>
            <dt>
              <code>{text}</code>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
