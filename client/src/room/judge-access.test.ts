import { expect, it } from "vitest"
import { ApiFailure } from "../api.ts"
import { judgeAccess } from "./judge-access.ts"

it.each([
  ["bad_token", "revoked"],
  ["not_allowed", "revoked"],
  ["no_room", "roomGone"],
  ["unreachable", "unreachable"],
  ["unexpected", "unreachable"],
  ["internal", "unreachable"],
  ["storage_unavailable", "unreachable"],
] as const)("[CN-13] an answer of %s means %s", async (code, verdict) => {
  expect(await judgeAccess(() => Promise.reject(new ApiFailure(code, "words", 400)))).toBe(verdict)
})

it("[CN-13] an answer means allowed, and a fault of our own is never taken for a refusal", async () => {
  expect(await judgeAccess(async () => ({}))).toBe("allowed")
  expect(await judgeAccess(() => Promise.reject(new TypeError("x")))).toBe("unreachable")
})
