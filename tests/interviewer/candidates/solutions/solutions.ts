import { adTargeting } from "./ad-targeting.ts"
import { copyrightDetection } from "./copyright-detection.ts"
import { discoverWeekly } from "./discover-weekly.ts"
import { listeningParty } from "./listening-party.ts"
import { podcastRecommendations } from "./podcast-recommendations.ts"
import { searchAutocomplete } from "./search-autocomplete.ts"
import type { Solution } from "./solution.ts"
import { weeklyCharts } from "./weekly-charts.ts"
import { yearInReview } from "./year-in-review.ts"

export const SOLUTIONS: ReadonlyMap<string, Solution> = new Map(
  [
    discoverWeekly,
    podcastRecommendations,
    searchAutocomplete,
    copyrightDetection,
    adTargeting,
    listeningParty,
    weeklyCharts,
    yearInReview,
  ].map(solution => [solution.questionId, solution]),
)
