import { cleanRichText } from "@outloud/shared/records/clean-rich-text.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import { checkRichText } from "@outloud/shared/records/rich-text.ts"
import type { TLRichText, TLShape } from "tldraw"

/** Text pasted into a label may carry links and marks that no label may hold: they go, and the words stay. */
export function tidyText(prev: TLShape | undefined, next: TLShape, limits: Limits): TLShape {
  const text = richTextOf(next)
  if (text === undefined || text === (prev && richTextOf(prev))) return next
  if (checkRichText(text, limits) === undefined) return next
  return { ...next, props: { ...next.props, richText: cleanRichText(text) } } as TLShape
}

function richTextOf({ props }: TLShape): TLRichText | undefined {
  return "richText" in props ? (props.richText as TLRichText) : undefined
}
