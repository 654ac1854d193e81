import { adTargeting } from "./bank/ad-targeting.ts"
import { copyrightDetection } from "./bank/copyright-detection.ts"
import { discoverWeekly } from "./bank/discover-weekly.ts"
import { listeningParty } from "./bank/listening-party.ts"
import { podcastRecommendations } from "./bank/podcast-recommendations.ts"
import { searchAutocomplete } from "./bank/search-autocomplete.ts"
import { weeklyCharts } from "./bank/weekly-charts.ts"
import { yearInReview } from "./bank/year-in-review.ts"
import type { Question } from "./question.ts"

/** The built-in questions, in the order in which the home page shows them. */
export const BANK: readonly Question[] = [
  discoverWeekly,
  podcastRecommendations,
  searchAutocomplete,
  copyrightDetection,
  adTargeting,
  listeningParty,
  weeklyCharts,
  yearInReview,
]

export function findQuestion(id: string): Question | undefined {
  return BANK.find(question => question.id === id)
}
