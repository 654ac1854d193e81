import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { copyText } from "./copy-text.ts"

let selected: string | undefined
let execAnswer: boolean | Error

beforeEach(() => {
  selected = undefined
  execAnswer = true
  document.body.innerHTML = "<button>Copy</button>"
  document.querySelector("button")?.focus()
  // jsdom has neither of the two ways to the clipboard.
  document.execCommand = () => {
    const area = document.activeElement as HTMLTextAreaElement
    selected = area.value.slice(area.selectionStart, area.selectionEnd)
    if (execAnswer instanceof Error) throw execAnswer
    return execAnswer
  }
})
afterEach(() => vi.unstubAllGlobals())

function withClipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } })
}
afterEach(() => Reflect.deleteProperty(navigator, "clipboard"))

it("uses the clipboard where there is one", async () => {
  const writeText = vi.fn(async () => undefined)
  withClipboard(writeText)
  expect(await copyText("a link")).toBe(true)
  expect(writeText).toHaveBeenCalledWith("a link")
  expect(selected).toBeUndefined()
})

it("[HM-11] copies from a selection where the page is not secure, and tidies up", async () => {
  const button = document.activeElement
  expect(await copyText("a link")).toBe(true)
  expect(selected).toBe("a link")
  expect(document.querySelector("textarea")).toBeNull()
  expect(document.activeElement).toBe(button)
})

it("[HM-11] copies from a selection where the browser refuses the clipboard", async () => {
  withClipboard(() => Promise.reject(new DOMException("no", "NotAllowedError")))
  expect(await copyText("a link")).toBe(true)
  expect(selected).toBe("a link")
})

it("[HM-11] stays inside an open dialog, whose focus trap would undo the selection", async () => {
  document.body.innerHTML = "<div role=dialog><button>Copy</button></div>"
  document.querySelector("button")?.focus()
  let host: Element | null = null
  document.execCommand = () => {
    host = document.activeElement?.parentElement ?? null
    return true
  }
  await copyText("a link")
  expect(host).toBe(document.querySelector("[role=dialog]"))
})

it.each([[false], [new Error("unsupported")]])("[HM-11] says so where neither way works", async answer => {
  execAnswer = answer
  expect(await copyText("a link")).toBe(false)
  expect(document.querySelector("textarea")).toBeNull()
})
