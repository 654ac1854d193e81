import type { LeftOut, Refused } from "@outloud/shared/import/left-out.ts"
import type { ReadImport } from "../../canvas/diagram-import.ts"
import { Notice } from "../../ui/Notice.tsx"
import { contentWords, leftOutWords, refusalWords } from "../import-words.ts"
import classes from "./ImportDialog.module.css"

/** What an import would put on the board, or why it cannot. */
export function ImportPreview({ read }: { readonly read: ReadImport | Refused }) {
  if (read.kind === "refused") {
    return (
      <Notice tone="danger" title="This cannot be imported">
        {refusalWords(read)}
      </Notice>
    )
  }
  return (
    <Notice tone="info">
      <p>Adds {contentWords(read)}. What is on the board stays as it is.</p>
      <LeftOutItems items={read.leftOut} />
    </Notice>
  )
}

export function LeftOutItems({ items }: { readonly items: readonly LeftOut[] }) {
  if (items.length === 0) return null
  return (
    <>
      <p className={classes.leftOut}>Left out:</p>
      <ul className={classes.items}>
        {items.map(item => (
          <li key={item.what}>{leftOutWords(item)}</li>
        ))}
      </ul>
    </>
  )
}
