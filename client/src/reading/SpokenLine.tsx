import { LINES, type LineId } from "@outloud/shared/interviewer/standard/lines.ts"
import { EXAMPLE_WORDS } from "@outloud/shared/interviewer/standard-portrait.ts"

/** One of the interviewer's own lines, in the first of its wordings. */
export function SpokenLine({ line }: { readonly line: LineId }) {
  return <Spoken text={LINES[line][0]} />
}

interface SpokenProps {
  readonly text: string
  /** For some braces, other words than the usual examples. */
  readonly words?: Readonly<Record<string, string>>
}

/** What the interviewer says, with examples in italics for what comes from the board. */
export function Spoken({ text, words = EXAMPLE_WORDS }: SpokenProps) {
  const parts = text.split(/\{(\w+)\}/)
  const exampleOf = (name: string) => words[name] ?? EXAMPLE_WORDS[name] ?? name
  return (
    <q>
      {parts.map((part, at) => {
        // Every other part is a name out of braces.
        if (at % 2 === 0) return part
        const example = exampleOf(part)
        const isFirst = at === 1 && parts[0] === ""
        return (
          <em key={`${at} ${part}`}>
            {isFirst ? example.charAt(0).toUpperCase() + example.slice(1) : example}
          </em>
        )
      })}
    </q>
  )
}
