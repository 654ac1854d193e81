/** What to practise on which of the usual days: the one medium question first, then never two of a kind in a row. */
import { adTargeting } from "../questions/bank/ad-targeting.ts"
import { copyrightDetection } from "../questions/bank/copyright-detection.ts"
import { discoverWeekly } from "../questions/bank/discover-weekly.ts"
import { listeningParty } from "../questions/bank/listening-party.ts"
import { podcastRecommendations } from "../questions/bank/podcast-recommendations.ts"
import { searchAutocomplete } from "../questions/bank/search-autocomplete.ts"
import { weeklyCharts } from "../questions/bank/weekly-charts.ts"
import { yearInReview } from "../questions/bank/year-in-review.ts"
import type { Question } from "../questions/question.ts"
import { RECRUITER_SCREEN } from "../questions/recruiter-screen.ts"
import { USUAL_DAYS } from "./rounds.ts"

export type LoopStep = {
  readonly id: string
  /** Of the usual days, the first being 1 and the last the interview's. */
  readonly day: number
  readonly title: string
  /** What to mind in it. */
  readonly focus: string
} & (
  | { readonly kind: "screen" | "question"; readonly questionId: string }
  /** A question once more: which, the scores say. */
  | { readonly kind: "again" }
  /** Not an interview, so nothing tells whether it was done. */
  | { readonly kind: "read" | "review" | "interview" }
)

export const LOOP_STEPS: readonly LoopStep[] = [
  {
    ...{ id: "read", kind: "read", day: 1, title: "Know the rules" },
    focus: "Read the unwritten rules, and meet your interviewer.",
  },
  {
    ...{ id: "screen", kind: "screen", day: 2, title: RECRUITER_SCREEN.title },
    questionId: RECRUITER_SCREEN.id,
    focus: "Two minutes on your path, and one system with a number that moved.",
  },
  question(3, weeklyCharts, "Keep to the phases: questions, numbers and data before boxes."),
  question(5, discoverWeekly, "Four to six questions that change the design, and a scope in writing."),
  question(7, searchAutocomplete, "Three to five estimates, each tied to a decision."),
  question(9, podcastRecommendations, "Two options, criteria, a choice, and what would change it."),
  question(11, copyrightDetection, "What travels on every arrow, and whether anybody waits for it."),
  question(13, adTargeting, "A success metric and a guardrail, said before the design."),
  question(15, listeningParty, "What happens when a part is slow or gone."),
  question(17, yearInReview, "The summary in 60 seconds, so that it holds the whole design."),
  {
    ...{ id: "again-1", kind: "again", day: 18, title: "Your weakest once more" },
    focus: "Read its debrief first, then begin from an empty board.",
  },
  {
    ...{ id: "again-2", kind: "again", day: 19, title: "The next weakest once more" },
    focus: "Mind the competency that was lowest.",
  },
  {
    ...{ id: "review", kind: "review", day: 20, title: "No new question" },
    focus: "Read your debriefs, and prepare your own questions.",
  },
  {
    ...{ id: "interview", kind: "interview", day: USUAL_DAYS, title: "The interview" },
    focus: "Say what you are deciding and why; half-formed is fine.",
  },
]

function question(day: number, { id, title }: Question, focus: string): LoopStep {
  return { id, kind: "question", day, questionId: id, title, focus }
}
