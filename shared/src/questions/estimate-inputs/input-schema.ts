import { z } from "zod"
import { type EstimateInput, type EstimateSource, MAX_UNIT_LENGTH } from "../../estimates/estimate.ts"
import { nameProblem } from "../../estimates/formula-text.ts"

const sourceSchema: z.ZodType<EstimateSource> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("assumption") }),
  z.strictObject({ kind: z.literal("question") }),
  z
    .strictObject({
      kind: z.literal("source"),
      title: z.string().trim().min(1).max(200),
      url: z.url({ protocol: /^https?$/ }).optional(),
    })
    .transform(({ kind, title, url }) => ({ kind, id: title, title, ...(url === undefined ? {} : { url }) })),
])

/** A number that a question brings, as a file gives it: without a source it is an assumption. */
export const estimateInputSchema: z.ZodType<EstimateInput> = z.strictObject({
  key: z.string().refine(key => nameProblem(key) === undefined, "is no name that a formula could use"),
  label: z.string().trim().min(1).max(100),
  value: z.number(),
  unit: z.string().trim().min(1).max(MAX_UNIT_LENGTH),
  source: sourceSchema.default({ kind: "assumption" }),
})
