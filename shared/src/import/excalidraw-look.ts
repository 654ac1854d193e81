/** Colours, lines and letters of Excalidraw as the nearest that tldraw has. */
import { DefaultColorThemePalette, type TLDefaultColorStyle } from "@tldraw/tlschema"
import type { Element } from "./excalidraw-element.ts"

type Size = "s" | "m" | "l" | "xl"
type Fill = "none" | "semi" | "solid" | "pattern" | "fill"
type Lab = readonly [lightness: number, a: number, b: number]

const NAMES = [
  "black",
  "grey",
  "light-violet",
  "violet",
  "blue",
  "light-blue",
  "yellow",
  "orange",
  "green",
  "light-green",
  "light-red",
  "red",
  "white",
] as const satisfies readonly TLDefaultColorStyle[]
type ColorName = (typeof NAMES)[number]

const THEME = DefaultColorThemePalette.lightMode
const INKS = NAMES.map(name => [name, labOf(THEME[name].solid)] as const)

/** The colour of a line or of letters. Anything that is no colour, such as a name, counts as black. */
export function inkOf(color: string): ColorName {
  const lab = labOf(color)
  if (lab === undefined) return "black"
  const distances = INKS.map(
    ([name, ink]) => [ink === undefined ? Infinity : distance(lab, ink), name] as const,
  )
  return distances.reduce((nearest, other) => (other[0] < nearest[0] ? other : nearest))[1]
}

/**
 * A tldraw shape has one colour for its line and its inside, so that a coloured inside decides before a black line.
 * Pale insides take the colour of the same hue.
 */
export function lookOf(element: Element): { color: ColorName; fill: Fill } {
  const ink = inkOf(element.text("strokeColor"))
  const inside = labOf(element.text("backgroundColor"))
  if (inside === undefined) return { color: ink, fill: "none" }
  const color = ink === "black" ? hueOf(inside) : ink
  if (element.text("fillStyle") !== "solid") return { color, fill: "pattern" }
  return { color, fill: inside[0] < STRONG ? "fill" : "solid" }
}

/** Lightness below which an inside is as strong as a line. */
const STRONG = 0.7
/** Distance from the greys below which a colour is one. */
const PALE = 0.02

function hueOf(inside: Lab): ColorName {
  const chroma = Math.hypot(inside[1], inside[2])
  if (chroma < PALE) return inside[0] > 0.97 ? "black" : inkOf("#9fa8b2")
  let nearest: ColorName = "black"
  let smallest = Infinity
  for (const [name, ink] of INKS) {
    if (ink === undefined || Math.hypot(ink[1], ink[2]) < PALE * 2) continue
    const turn = Math.abs(Math.atan2(inside[2], inside[1]) - Math.atan2(ink[2], ink[1]))
    const apart = Math.min(turn, 2 * Math.PI - turn) + Math.abs(inside[0] - ink[0]) / 2
    if (apart < smallest) [nearest, smallest] = [name, apart]
  }
  return nearest
}

/** Undefined where it is no colour in hexadecimal digits, as Excalidraw writes them, or one that lets all through. */
function labOf(color: string): Lab | undefined {
  const digits = /^#([\da-f]{3,8})$/i.exec(color)?.[1] ?? ""
  const pairs = digits.length < 6 ? digits.replaceAll(/./g, "$&$&") : digits
  if ((pairs.length !== 6 && pairs.length !== 8) || pairs.slice(6) === "00") return undefined
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map(at =>
    linear(Number.parseInt(pairs.slice(at, at + 2), 16) / 255),
  )
  return oklab(r, g, b)
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020. */
function oklab(r: number, g: number, b: number): Lab {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function distance(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

/** A sketched line says nothing, as tldraw's own does; a printed one is solid. */
export function dashOf(element: Element): "draw" | "solid" | "dashed" | "dotted" {
  const style = element.text("strokeStyle")
  if (style === "dashed" || style === "dotted") return style
  return element.number("roughness", 1) === 0 ? "solid" : "draw"
}

export function strokeSizeOf(element: Element): Size {
  const width = element.number("strokeWidth", 2)
  if (width <= 1) return "s"
  if (width <= 2) return "m"
  return width <= 4 ? "l" : "xl"
}

/** Pixels of a text shape's letters. */
export const TEXT_SIZES: Readonly<Record<Size, number>> = { s: 18, m: 24, l: 36, xl: 44 }
/** Pixels of a label's letters. */
const LABEL_SIZES: Readonly<Record<Size, number>> = { s: 18, m: 22, l: 26, xl: 32 }

/** The largest that is no larger than Excalidraw's letters, so that words still fit; "s" where all are. */
export function letterSizeOf(element: Element, sizes: "text" | "label"): Size {
  const pixels = element.number("fontSize", 20)
  const table = sizes === "text" ? TEXT_SIZES : LABEL_SIZES
  return (["xl", "l", "m"] as const).find(size => table[size] <= pixels + 1) ?? "s"
}

/** Excalidraw's numbers: 1 Virgil and 5 Excalifont are written by hand, 3 Cascadia and 8 Comic Shanns are code. */
export function fontOf(element: Element): "draw" | "sans" | "mono" {
  const family = element.number("fontFamily", 5)
  if (family === 3 || family === 8) return "mono"
  return family === 2 || family === 6 || family === 7 ? "sans" : "draw"
}

const HEADS: Readonly<Record<string, "arrow" | "bar" | "dot" | "triangle" | "diamond">> = {
  arrow: "arrow",
  bar: "bar",
  dot: "dot",
  circle: "dot",
  circle_outline: "dot",
  triangle: "triangle",
  triangle_outline: "triangle",
  diamond: "diamond",
  diamond_outline: "diamond",
}

/** The head at an end of a line; a kind that tldraw has not becomes an arrow. */
export function headOf(element: Element, end: "startArrowhead" | "endArrowhead") {
  const head = element.text(end)
  if (head === "") return "none"
  return Object.hasOwn(HEADS, head) ? (HEADS[head] ?? "arrow") : "arrow"
}

export function horizontalOf(element: Element): "start" | "middle" | "end" {
  const align = element.text("textAlign")
  if (align === "left") return "start"
  return align === "right" ? "end" : "middle"
}

export function verticalOf(element: Element): "start" | "middle" | "end" {
  const align = element.text("verticalAlign")
  if (align === "top") return "start"
  return align === "bottom" ? "end" : "middle"
}

/** From 0 to 1. */
export function opacityOf(element: Element): number {
  return Math.min(1, Math.max(0, element.number("opacity", 100) / 100))
}
