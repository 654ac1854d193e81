/** An answer key's reference as a diagram, in the shape that typed and imported ones have. */
import type { Diagram, DiagramFlow, DiagramPart } from "../board/diagram.ts"
import type { FlowMode } from "../board/flow.ts"
import { type KindId, kindOf } from "../board/kinds.ts"
import type { AnswerKey } from "./answer-key.ts"
import { kindOfRef, type Ref } from "./condition.ts"

type ReferenceKey = Pick<AnswerKey, "components" | "flows" | "reference">
type Component = AnswerKey["components"][number]

/** Kinds that keep what others will read later, or work through it run by run. */
const BY_RUNS: ReadonlySet<KindId> = new Set<KindId>([
  "batch_processor",
  "object_store",
  "registry",
  "scheduler",
  "training",
  "warehouse",
])

/**
 * Every component that a good design must have, and of the others those that its flows or its paths go through. The
 * parts' keys are the answer key's references.
 */
export function referenceDiagram({ components, flows, reference }: ReferenceKey): Diagram {
  const drawn = flows.map(flow => ({
    ...flow,
    from: componentFor(components, flow.from),
    to: componentFor(components, flow.to),
  }))
  const named = new Set<Component>([
    ...drawn.flatMap(({ from, to }) => [from, to]),
    ...reference.paths.flatMap(({ refs }) => refs.map(ref => componentFor(components, ref))),
  ])
  return {
    parts: components.filter(one => one.level === "must" || named.has(one)).map(partOf),
    flows: thereAndBack(
      drawn.map(({ from, to, what, either }) => {
        const mode = either ? "sync" : modeBetween(kindOfRef(from.ref), kindOfRef(to.ref))
        return { from: from.ref, to: to.ref, label: what, mode }
      }),
    ),
  }
}

/** One arrow with two heads for two flows that are each other's way back. */
function thereAndBack(flows: readonly (DiagramFlow & { readonly label: string })[]): DiagramFlow[] {
  return flows.flatMap((flow, n) => {
    const isBack = ({ from, to }: DiagramFlow) => from === flow.to && to === flow.from
    if (flows.slice(0, n).some(isBack)) return []
    const back = flows.slice(n + 1).find(isBack)
    return back === undefined ? flow : { ...flow, label: `${flow.label}; ${back.label}`, direction: "both" }
  })
}

function partOf({ ref, name, lane, why }: Component): DiagramPart {
  const kind = kindOfRef(ref)
  return { key: ref, kind, label: name ?? kindOf(kind).name, note: why, ...(lane && { lane }) }
}

/** A bare kind means the first that is listed of it. */
function componentFor(components: readonly Component[], ref: Ref): Component {
  const found = components.find(one => one.ref === ref) ?? components.find(one => kindOfRef(one.ref) === ref)
  if (found === undefined) throw new Error(`The answer key lists no ${ref}.`)
  return found
}

/** How something travels that is no request with its response. */
function modeBetween(from: KindId, to: KindId): FlowMode {
  if (from === "stream" || to === "stream" || from === "stream_processor") return "async"
  return BY_RUNS.has(from) || BY_RUNS.has(to) ? "batch" : "sync"
}
