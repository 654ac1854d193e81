import type { Competency } from "../scorecard/competencies.ts"

export type FollowUpCounts = { readonly [C in Competency]: number }

/**
 * How many follow-ups the simulated interviewer has for each competency, general ones included: all that can be said
 * of what a built-in question trains without its answer key, which nobody has before the interview. A test counts
 * them again.
 */
export const FOLLOW_UP_COUNTS: { readonly [questionId: string]: FollowUpCounts } = {
  "discover-weekly": { requirements: 3, core: 6, scale: 5, tradeoffs: 5, communication: 1 },
  "podcast-recommendations": { requirements: 3, core: 8, scale: 3, tradeoffs: 5, communication: 1 },
  "search-autocomplete": { requirements: 3, core: 6, scale: 6, tradeoffs: 4, communication: 1 },
  "copyright-detection": { requirements: 3, core: 5, scale: 7, tradeoffs: 5, communication: 1 },
  "ad-targeting": { requirements: 4, core: 4, scale: 6, tradeoffs: 5, communication: 1 },
  "listening-party": { requirements: 4, core: 5, scale: 6, tradeoffs: 6, communication: 1 },
  "weekly-charts": { requirements: 4, core: 6, scale: 5, tradeoffs: 5, communication: 1 },
  "year-in-review": { requirements: 4, core: 5, scale: 5, tradeoffs: 6, communication: 1 },
}
