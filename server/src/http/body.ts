import type { Context } from "hono"
import { z } from "zod"
import { Refusal } from "../errors.ts"

/** The JSON body, parsed. Throws `bad_request` that says what is wrong with it. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  let body: unknown
  try {
    body = await c.req.json()
  } catch {
    throw new Refusal("bad_request", "The body is not JSON.")
  }
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Refusal("bad_request", z.prettifyError(parsed.error))
  return parsed.data
}
