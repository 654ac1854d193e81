import { describe, expect, test } from "vitest"
import { formArrows } from "./layout-arrows.ts"
import { curveOf } from "./layout-curves.ts"
import { meet, meetsLine, type Rect, rect } from "./layout-lines.ts"

const box = (x: number, y: number): Rect => rect(x, y, x + 200, y + 80)
const [LEFT, MIDDLE, RIGHT] = [box(0, 0), box(400, 0), box(800, 0)]

/** What the arrows look like that were formed. */
function formed(flows: readonly { from: Rect; to: Rect; label: string }[], boxes: readonly Rect[]) {
  const forms = formArrows(flows, boxes)
  return flows.map((flow, n) => curveOf(flow, forms[n] as (typeof forms)[number]))
}

function runsThrough({ points }: ReturnType<typeof curveOf>, obstacle: Rect): boolean {
  return points.some((end, n) => {
    const start = points[n - 1]
    return start !== undefined && meetsLine(obstacle, start, end, 0)
  })
}

describe("[OU-24] an arrow that is added", () => {
  test("is straight, with its words in the middle, where nothing is in the way", () => {
    expect(formArrows([{ from: LEFT, to: RIGHT, label: "reads" }], [LEFT, RIGHT])).toEqual([
      { bend: 0, labelPosition: 0.5 },
    ])
  })

  test("bends round a box that stands between its ends", () => {
    const [arrow] = formed([{ from: LEFT, to: RIGHT, label: "reads" }], [LEFT, MIDDLE, RIGHT])
    expect(arrow && runsThrough(arrow, MIDDLE)).toBe(false)
    expect(arrow?.words && meet(arrow.words, MIDDLE, 0)).toBe(false)
  })

  test("goes straight through what stands around its end", () => {
    const frame = rect(300, -100, 1100, 200)
    expect(formArrows([{ from: LEFT, to: RIGHT, label: "" }], [LEFT, RIGHT, frame])[0]?.bend).toBe(0)
  })

  test("keeps apart from the one that goes back", () => {
    const flows = [
      { from: LEFT, to: RIGHT, label: "asks" },
      { from: RIGHT, to: LEFT, label: "answers" },
    ]
    const [there, back] = formed(flows, [LEFT, RIGHT])
    expect(Math.abs((there?.middle.y ?? 0) - (back?.middle.y ?? 0))).toBeGreaterThan(25)
    expect(there?.words && back?.words && meet(there.words, back.words, 0)).toBe(false)
  })

  test("moves its words off a line that crosses it", () => {
    const [top, bottom] = [box(400, -300), box(400, 300)]
    const flows = [
      { from: LEFT, to: RIGHT, label: "reads" },
      { from: top, to: bottom, label: "writes" },
    ]
    const [across, down] = formed(flows, [LEFT, RIGHT, top, bottom])
    if (!across?.words || !down?.words) throw new Error("no words")
    expect(meet(across.words, down.words, 0)).toBe(false)
    expect(runsThrough(across, down.words)).toBe(false)
    expect(runsThrough(down, across.words)).toBe(false)
  })

  test("keeps its words off its own ends, however near they are", () => {
    const near = box(300, 0)
    const [arrow] = formed([{ from: LEFT, to: near, label: "a few words" }], [LEFT, near])
    expect(arrow?.words?.midX).toBe(250)
  })

  test("is left straight among more than anybody could follow, and from a box to itself", () => {
    const many = Array.from({ length: 81 }, () => ({ from: LEFT, to: RIGHT, label: "x" }))
    const straight = { bend: 0, labelPosition: 0.5 }
    expect(new Set(formArrows(many, [LEFT, MIDDLE, RIGHT]).map(form => JSON.stringify(form)))).toEqual(
      new Set([JSON.stringify(straight)]),
    )
    expect(formArrows([{ from: LEFT, to: LEFT, label: "again" }], [LEFT])).toEqual([straight])
  })
})
