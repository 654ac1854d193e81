import type { EstimateInput } from "../../estimates/estimate.ts"

type InputsModule = { readonly inputs: readonly EstimateInput[] }

const MODULES: Readonly<Record<string, () => Promise<InputsModule>>> = {
  "ad-targeting": () => import("./ad-targeting.ts"),
  "copyright-detection": () => import("./copyright-detection.ts"),
  "discover-weekly": () => import("./discover-weekly.ts"),
  "listening-party": () => import("./listening-party.ts"),
  "podcast-recommendations": () => import("./podcast-recommendations.ts"),
  "search-autocomplete": () => import("./search-autocomplete.ts"),
  "weekly-charts": () => import("./weekly-charts.ts"),
  "year-in-review": () => import("./year-in-review.ts"),
}

/** The numbers that a question brings along; none for a question that brings none. Rejects where they cannot be fetched. */
export async function loadEstimateInputs(questionId: string): Promise<readonly EstimateInput[]> {
  const load = Object.hasOwn(MODULES, questionId) ? MODULES[questionId] : undefined
  return load === undefined ? [] : (await load()).inputs
}
