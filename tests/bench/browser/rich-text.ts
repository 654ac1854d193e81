import type { TLRichText } from "tldraw"

/** A label of one line. tldraw's own maker of labels would bring all of tldraw along. */
export function richText(text: string): TLRichText {
  return { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }
}
