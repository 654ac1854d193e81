// @vitest-environment node
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8")
const [light = "", dark = ""] = css.split(':root[data-mantine-color-scheme="dark"]')
const themes = { light: tokensOf(light), dark: { ...tokensOf(light), ...tokensOf(dark) } }
const MEANINGS = ["accent", "annotation", "private", "live", "danger"]
const GROUNDS = ["page", "surface", "sunken"]

function tokensOf(block: string): Record<string, string> {
  const found = block.matchAll(/--ol-(?<name>[\w-]+): (?<hex>#[0-9a-f]{6});/g)
  return Object.fromEntries(Array.from(found, ({ groups }) => [groups?.name, groups?.hex]))
}

describe.each(["light", "dark"] as const)("the %s theme", theme => {
  const token = (name: string) => {
    const hex = themes[theme][name]
    if (!hex) throw new Error(`tokens.css has no --ol-${name}`)
    return hex
  }
  const contrast = (a: string, b: string) => contrastOf(token(a), token(b))

  it.each(GROUNDS)("[HM-13] has readable text on %s", ground => {
    expect(contrast("text", ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast("text-soft", ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(MEANINGS)("[HM-13] has readable words for %s", meaning => {
    expect(contrast(`${meaning}-text`, `${meaning}-soft`)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(`${meaning}-text`, "page")).toBeGreaterThanOrEqual(4.5)
    expect(contrast(`${meaning}-text`, "surface")).toBeGreaterThanOrEqual(4.5)
    expect(contrast("text", `${meaning}-soft`)).toBeGreaterThanOrEqual(4.5)
  })

  it("[HM-13] has visible edges of controls, and white on the accent", () => {
    expect(contrast("edge", "surface")).toBeGreaterThanOrEqual(3)
    expect(contrastOf("#ffffff", token("accent"))).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrastOf(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
