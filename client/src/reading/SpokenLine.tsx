import { LINES, type LineId } from "@outloud/shared/interviewer/standard/lines.ts"
import { EXAMPLE_WORDS } from "@outloud/shared/interviewer/standard-portrait.ts"

/** One of the interviewer's own lines, in the first of its wordings. */
export function SpokenLine({ line }: { readonly line: LineId }) {
  return <Spoken text={LINES[line][0]} />
}

/** What the interviewer says, with examples in italics for what comes from the board. */
export function Spoken({ text }: { readonly text: string }) {
  const parts = text.split(/\{(\w+)\}/)
  return (
    <q>
      {parts.map((part, at) =>
        // Every other part is a name out of braces.
        at % 2 === 0 ? part : <em key={`${at} ${part}`}>{exampleOf(part, at === 1 && parts[0] === "")}</em>,
      )}
    </q>
  )
}

function exampleOf(name: string, opensSentence: boolean): string {
  const words = EXAMPLE_WORDS[name] ?? name
  return opensSentence ? words.charAt(0).toUpperCase() + words.slice(1) : words
}
