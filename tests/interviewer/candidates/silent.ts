import type { Candidate } from "../interview.ts"
import { Scripted } from "./scripted.ts"

const BOXES = ["App", "Gateway", "Service", "Cache", "Database", "Queue", "Worker", "Storage"]

/** Never types a word. Draws for a while, box after box. */
export function silentCandidate(): Candidate {
  const drawn: string[] = []
  return new Scripted({
    name: "silent",
    pace: 12_000,
    agenda: {
      high_level: [...BOXES, ...BOXES].map((label, at) => ({
        draw: sketch => {
          const box = sketch.box(
            at < BOXES.length ? label : `${label} 2`,
            500 + (at % 4) * 250,
            100 + at * 90,
          )
          const before = drawn.at(-1)
          if (before !== undefined) sketch.arrow(before, box)
          drawn.push(box)
        },
      })),
    },
    answer: () => undefined,
  })
}
