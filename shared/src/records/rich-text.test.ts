import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cleanRichText } from "./clean-rich-text.ts"
import type { Json, JsonObject } from "./codec.ts"
import { DEFAULT_LIMITS } from "./limits.ts"
import { checkRichText, MAX_RICH_TEXT_DEPTH } from "./rich-text.ts"

const check = (value: unknown) => checkRichText(value, DEFAULT_LIMITS)
const doc = (...content: Json[]): JsonObject => ({ type: "doc", content })
const text = (value: string, ...marks: Json[]): JsonObject => ({
  type: "text",
  text: value,
  ...(marks.length > 0 && { marks }),
})
const paragraph = (...content: Json[]): JsonObject => ({ type: "paragraph", content })
const item = (...content: Json[]): JsonObject => ({ type: "listItem", content })
const list = (...content: Json[]): JsonObject => ({ type: "bulletList", content })
const link = (href: Json, attrs: JsonObject = {}): JsonObject => ({ type: "link", attrs: { href, ...attrs } })

function nestedLists(levels: number): JsonObject {
  let block = paragraph(text("deep"))
  for (let level = 0; level < levels; level++) block = list(item(paragraph(), block))
  return doc(block)
}

describe("rich text", () => {
  test.each<[string, JsonObject]>([
    ["nothing", doc()],
    ["an empty paragraph", doc({ type: "paragraph", attrs: { dir: "auto" } })],
    ["marks", doc(paragraph(text("a", { type: "bold" }, { type: "italic" }, { type: "strike" })))],
    ["code and highlights", doc(paragraph(text("a", { type: "code" }, { type: "highlight" })))],
    ["a heading", doc({ type: "heading", attrs: { dir: "rtl", level: 3 }, content: [text("a")] })],
    ["a break", doc(paragraph(text("a"), { type: "hardBreak" }, text("b")))],
    ["lists", doc(list(item(paragraph(text("a")), list(item(paragraph())))))],
    [
      "a numbered list",
      doc({ type: "orderedList", attrs: { start: 3, type: null }, content: [item(paragraph())] }),
    ],
    [
      "a link as the editor makes it",
      doc(
        paragraph(
          text(
            "a",
            link("https://example.org/a?b#c", {
              target: "_blank",
              rel: "noopener noreferrer nofollow",
              class: null,
            }),
          ),
        ),
      ),
    ],
    ["a mail address", doc(paragraph(text("a", link("mailto:a@example.org"))))],
    ["nested lists", nestedLists(9)],
  ])("[SY-6] a label may hold %s", (_, value) => {
    expect(check(value)).toBeUndefined()
    expect(cleanRichText(value)).toEqual(value)
  })

  test.each<[string, unknown]>([
    ["nothing at all", undefined],
    ["a string", "text"],
    ["another root", { type: "paragraph", content: [] }],
    ["no content", { type: "doc" }],
    ["an unknown node", doc({ type: "evil" })],
    ["a node named like a method", doc({ type: "constructor" })],
    ["a picture", doc({ type: "image", attrs: { src: "https://example.org/a.png" } })],
    ["text outside a paragraph", doc(text("a"))],
    ["an empty text", doc(paragraph(text("")))],
    ["a text that is a number", doc(paragraph({ type: "text", text: 5 }))],
    ["a text with content", doc(paragraph({ type: "text", text: "a", content: [] }))],
    ["an empty list", doc(list())],
    ["a list of paragraphs", doc(list(paragraph()))],
    ["a list item without a paragraph", doc(list(item(list(item(paragraph())))))],
    ["a paragraph in a paragraph", doc(paragraph(paragraph()))],
    ["an unknown mark", doc(paragraph(text("a", { type: "evil" })))],
    ["a mark twice", doc(paragraph(text("a", { type: "bold" }, { type: "bold" })))],
    ["a mark on a block", doc({ type: "paragraph", marks: [{ type: "bold" }] })],
    ["a mark that is null", doc(paragraph(text("a", null)))],
    ["a level that is none", doc({ type: "heading", attrs: { level: 99 } })],
    ["an attribute with a style", doc({ type: "paragraph", attrs: { style: "position:fixed" } })],
    ["an attribute that is an object", doc({ type: "paragraph", attrs: { dir: {} } })],
    ["a document in a document", doc(doc())],
  ])("[SY-6] a label may not hold %s", (_, value) => {
    expect(check(value)).toBeDefined()
    expect(check(cleanRichText(value))).toBeUndefined()
  })

  test.each<[string, Json, JsonObject?]>([
    ["javascript", "javascript:alert(1)"],
    ["javascript in disguise", " java\nscript:alert(1)"],
    ["data", "data:text/html,<script>alert(1)</script>"],
    ["ftp", "ftp://example.org"],
    ["a relative address", "/wiki/Queue"],
    ["an address without a host", "https://"],
    ["a number", 5],
    ["nothing", null],
    ["a very long address", `https://example.org/${"a".repeat(3000)}`],
    ["a window that could steer ours", "https://example.org", { target: "theirs", rel: "opener" }],
    ["a class of ours", "https://example.org", { class: "tl-overlay" }],
    ["an event", "https://example.org", { onclick: "alert(1)" }],
  ])("[SY-7] a link may not have %s", (_, href, attrs) => {
    const value = doc(paragraph(text("kept", link(href, attrs))))
    expect(check(value)).toBeDefined()
    const cleaned = cleanRichText(value)
    expect(check(cleaned)).toBeUndefined()
    expect(JSON.stringify(cleaned)).toContain("kept")
  })

  test("[SY-7] cleaning keeps an allowed address and gives it the editor's own attributes", () => {
    const pasted = doc(
      paragraph(text("a", link("https://example.org", { class: "x", target: "y", rel: "z", id: "q" }))),
    )
    expect(cleanRichText(pasted)).toEqual(
      doc(
        paragraph(
          text(
            "a",
            link("https://example.org", {
              class: null,
              target: "_blank",
              rel: "noopener noreferrer nofollow",
            }),
          ),
        ),
      ),
    )
  })

  test("[SY-6] nesting has a limit, and so has the number of parts", () => {
    expect(check(nestedLists(MAX_RICH_TEXT_DEPTH))).toBeDefined()
    expect(check(nestedLists(100_000))).toBeDefined()
    expect(check(doc(...Array.from({ length: 20_001 }, () => paragraph())))).toBeDefined()
    expect(check(doc(...Array.from({ length: 101 }, () => paragraph(text("x".repeat(200))))))).toBeDefined()
  })

  test("[SY-6] whatever is cleaned can be kept, and cleaning twice changes nothing more", () => {
    const { node } = fc.letrec<{ node: unknown }>(tie => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            "doc",
            "paragraph",
            "heading",
            "bulletList",
            "listItem",
            "orderedList",
            "text",
            "hardBreak",
            "evil",
          ),
          text: fc.string({ maxLength: 3 }),
          attrs: fc.option(
            fc.dictionary(fc.constantFrom("dir", "level", "start", "class"), fc.jsonValue({ maxDepth: 1 })),
          ),
          marks: fc.array(
            fc.record({
              type: fc.constantFrom("bold", "link", "evil"),
              attrs: fc.jsonValue({ maxDepth: 2 }),
            }),
          ),
          content: fc.array(tie("node"), { maxLength: 3, depthIdentifier: "node" }),
        },
        { requiredKeys: ["type"] },
      ),
    }))
    fc.assert(
      fc.property(fc.oneof(node, fc.anything()), value => {
        const cleaned = cleanRichText(value)
        expect(check(cleaned)).toBeUndefined()
        expect(cleanRichText(cleaned)).toEqual(cleaned)
      }),
      { numRuns: 300 },
    )
  })
})
