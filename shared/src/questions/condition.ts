/**
 * When a probe fits, as data: over the board's graph, the revealed facts, the estimates and the words on the
 * board. Read by the interviewer's guide and by the simulated interviewer alike.
 */
import { z } from "zod"
import { isKindId, type KindId } from "../board/kinds.ts"

/** A kind, or a kind in a role ("nosql.playlists"): the role is matched by its aliases on the node's label. */
export type Ref = string

export function kindOfRef(ref: Ref): KindId {
  return ref.split(".")[0] as KindId
}

const ROLE = /^[a-z][a-z0-9_-]*$/

export const refSchema = z.string().refine(
  ref => {
    const [kind, role, ...more] = ref.split(".")
    return isKindId(kind) && (role === undefined || ROLE.test(role)) && more.length === 0
  },
  { error: "is neither a component kind nor kind.role" },
)

/** Plain words or a pattern of JavaScript's, matched without regard to case. */
const patternSchema = z
  .string()
  .min(1)
  .max(300)
  .refine(isPattern, { error: "is not a pattern that can be read" })

function isPattern(source: string): boolean {
  try {
    new RegExp(source, "iu")
    return true
  } catch {
    return false
  }
}

export type Condition =
  | "always"
  /** Nothing on the board matches. */
  | { readonly missing: Ref }
  | { readonly has: Ref }
  /** Both ends are as they may be, and nothing flows from the first to the second. "*": to or from anything. */
  | { readonly noEdge: readonly [Ref, Ref | "*"] }
  | { readonly noPath: readonly [Ref, Ref] }
  | { readonly fewer: readonly [Ref, number] }
  /** No label, note or text on the board says it. */
  | { readonly noText: string }
  /** The fact has not been revealed. */
  | { readonly unasked: string }
  /** No estimate of this name stands on the board. */
  | { readonly noEstimate: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.literal("always"),
    z.strictObject({ missing: refSchema }),
    z.strictObject({ has: refSchema }),
    z.strictObject({ noEdge: z.tuple([refSchema, z.union([refSchema, z.literal("*")])]) }),
    z.strictObject({ noPath: z.tuple([refSchema, refSchema]) }),
    z.strictObject({ fewer: z.tuple([refSchema, z.int().min(1).max(50)]) }),
    z.strictObject({ noText: patternSchema }),
    z.strictObject({ unasked: z.string().min(1) }),
    z.strictObject({ noEstimate: z.string().min(1) }),
    z.strictObject({ all: z.array(conditionSchema).min(1).max(8) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(8) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)

/** A condition without what joins it. */
export function leavesOf(condition: Condition): Condition[] {
  if (typeof condition === "string") return [condition]
  if ("all" in condition) return condition.all.flatMap(leavesOf)
  if ("any" in condition) return condition.any.flatMap(leavesOf)
  if ("not" in condition) return leavesOf(condition.not)
  return [condition]
}
