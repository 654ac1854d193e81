/** What stands in the sections of a reference board beside its diagram. */
import { kindOf } from "../board/kinds.ts"
import { leavesOf } from "./condition.ts"
import type { ReferenceKey } from "./reference-key.ts"
import type { SECTIONS } from "./starter.ts"

export interface ReferenceText {
  readonly section: Exclude<(typeof SECTIONS)[number], "Estimates" | "Architecture">
  readonly blocks: readonly TextBlock[]
}

interface TextBlock {
  readonly heading: string | null
  readonly lines: readonly string[]
}

/** One text for each section of words. */
export function referenceTexts({
  requirements,
  api,
  entities,
  deepDives,
  reference,
}: ReferenceKey): readonly ReferenceText[] {
  const { functional, nonFunctional, outOfScope } = requirements
  return [
    {
      section: "Requirements",
      blocks: withLines([
        { heading: "Functional", lines: functional },
        { heading: "Non-functional", lines: nonFunctional },
        { heading: "Out of scope", lines: outOfScope },
      ]),
    },
    {
      section: "API & data",
      blocks: withLines([
        { heading: "API", lines: api.map(({ method, path }) => `${method} ${path}`) },
        {
          heading: "Entities",
          lines: entities.map(({ name, store, key }) => `${name} (${kindOf(store).name}), by ${key}`),
        },
      ]),
    },
    { section: "Deep dives", blocks: [{ heading: null, lines: reference.decisions }] },
    {
      section: "Open questions & trade-offs",
      blocks: deepDives.map(({ topic, tradeoff }) => ({ heading: topic, lines: [tradeoff] })),
    },
  ]
}

function withLines(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.filter(({ lines }) => lines.length > 0)
}

/**
 * The estimates of a reference board: those to show by default, those that a probe asks for, and whatever their
 * formulas need. In the answer key's order.
 */
export function referenceEstimates({
  derived,
  probes,
}: Pick<ReferenceKey, "derived" | "probes">): ReferenceKey["derived"] {
  const asked = new Set(
    probes.flatMap(({ when }) =>
      leavesOf(when).flatMap(leaf =>
        typeof leaf !== "string" && "noEstimate" in leaf ? [leaf.noEstimate] : [],
      ),
    ),
  )
  const wanted = new Set<string>()
  // A formula needs only what stands before it.
  for (const { key, core, formula } of derived.toReversed()) {
    if (!core && !asked.has(key) && !wanted.has(key)) continue
    wanted.add(key)
    for (const [name] of formula.matchAll(/[A-Za-z_]\w*/g)) wanted.add(name)
  }
  return derived.filter(({ key }) => wanted.has(key))
}
