import type { AnswerKeyFile } from "../answer-key.ts"

/** The answer keys of the built-in questions, each loaded when somebody who may have it asks for it. */
export const ANSWER_KEYS: { readonly [questionId: string]: () => Promise<AnswerKeyFile> } = {
  "discover-weekly": () => import("./discover-weekly.ts").then(({ discoverWeeklyKey }) => discoverWeeklyKey),
  "podcast-recommendations": () =>
    import("./podcast-recommendations.ts").then(({ podcastRecommendationsKey }) => podcastRecommendationsKey),
  "search-autocomplete": () =>
    import("./search-autocomplete.ts").then(({ searchAutocompleteKey }) => searchAutocompleteKey),
  "ad-targeting": () => import("./ad-targeting.ts").then(({ adTargetingKey }) => adTargetingKey),
  "copyright-detection": () =>
    import("./copyright-detection.ts").then(({ copyrightDetectionKey }) => copyrightDetectionKey),
  "listening-party": () => import("./listening-party.ts").then(({ listeningPartyKey }) => listeningPartyKey),
  "weekly-charts": () => import("./weekly-charts.ts").then(({ weeklyChartsKey }) => weeklyChartsKey),
  "year-in-review": () => import("./year-in-review.ts").then(({ yearInReviewKey }) => yearInReviewKey),
}
