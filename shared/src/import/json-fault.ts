/**
 * Where a text stops being JSON. Browsers word the errors of `JSON.parse` each in their own way, and some name no
 * place; people need the line.
 */

const SPACE = /[ \t\n\r]*/y
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing"

/** The offset of the first thing that cannot stand where it does. Undefined for JSON. Linear, without recursion. */
export function jsonFault(text: string): number | undefined {
  const open: ("}" | "]")[] = []
  let expected: Expected = "value"
  let at = 0
  for (;;) {
    at = after(SPACE, text, at) ?? at
    if (at >= text.length) return expected === "nothing" ? undefined : at
    const character = text[at] ?? ""
    if (expected === "nothing") return at
    if (expected === "colon" || (expected === "comma or end" && character === ",")) {
      if (expected === "colon" && character !== ":") return at
      expected = expected === "comma or end" && open.at(-1) === "}" ? "key" : "value"
      at += 1
    } else if (expected.endsWith("or end") && character === open.at(-1)) {
      open.pop()
      expected = open.length === 0 ? "nothing" : "comma or end"
      at += 1
    } else if (expected === "comma or end") return at
    else if (expected.startsWith("value") && (character === "{" || character === "[")) {
      open.push(character === "{" ? "}" : "]")
      expected = character === "{" ? "key or end" : "value or end"
      at += 1
    } else {
      const isKey = expected.startsWith("key")
      const end = character === '"' ? afterString(text, at) : isKey ? undefined : after(LITERAL, text, at)
      if (end === undefined) return at
      at = end
      expected = isKey ? "colon" : open.length === 0 ? "nothing" : "comma or end"
    }
  }
}

function after(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : undefined
}

/** By hand, since a picture in a file is one string of megabytes, which no expression should be trusted with. */
function afterString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return undefined
    const next = code === 0x5c ? after(ESCAPE, text, at) : at + 1
    if (next === undefined) return undefined
    at = next
  }
  return undefined
}
