/** What a recruiter asks, and what to listen for (fact sheet 0.4). Apart from the round itself: only interviewers load it. */
import type { ScreenPhase } from "../clock/phases.ts"

export interface ScreenQuestion {
  readonly id: string
  readonly phase: ScreenPhase
  readonly ask: string
  readonly good: string
  /** Null where no answer speaks against anybody. */
  readonly flag: string | null
}

export const SCREEN_QUESTIONS: readonly ScreenQuestion[] = [
  {
    id: "screen-path",
    phase: "resume",
    ask: "Take me through your path in two minutes, ending with why this role now.",
    good: "Chronology, and a thread through it",
    flag: "Recites the CV",
  },
  {
    id: "screen-system",
    phase: "resume",
    ask: "Tell me about a machine-learning system that you took to production: your part, its scale, the result.",
    good: "An own contribution, and a metric that moved",
    flag: "Only “we”, and no number",
  },
  {
    id: "screen-lifecycle",
    phase: "resume",
    ask: "Which parts of the lifecycle did you own: data, model, serving, monitoring?",
    good: "End to end, honest about gaps",
    flag: "Notebooks only",
  },
  {
    id: "screen-redo",
    phase: "resume",
    ask: "What would you do again differently in that project?",
    good: "A concrete regret, and what was learnt",
    flag: "“Nothing”",
  },
  {
    id: "screen-why",
    phase: "fit",
    ask: "Why this company, and this domain?",
    good: "Uses the product, interested in a certain team",
    flag: "Generic",
  },
  {
    id: "screen-feature",
    phase: "fit",
    ask: "Which feature of the product would you improve, and how would you measure it?",
    good: "A user's problem, a metric, a guardrail",
    flag: "A wish list of features",
  },
  {
    id: "screen-team",
    phase: "fit",
    ask: "How do you like to work in an autonomous team of several trades?",
    good: "Habits that keep people aligned, context in writing",
    flag: "Needs tickets",
  },
  {
    id: "screen-disagreement",
    phase: "behavioural",
    ask: "Tell me about a disagreement with a product manager about a launch.",
    good: "Data, options, and committed afterwards",
    flag: "A story of winning or losing",
  },
  {
    id: "screen-degraded",
    phase: "behavioural",
    ask: "Tell me about a model that got worse in production: how was it noticed, and what did you do?",
    good: "Monitoring, rollback, the root cause",
    flag: "A user reported it, and nothing followed",
  },
  {
    id: "screen-explained",
    phase: "behavioural",
    ask: "When did you explain a model or a trade-off to people who are not engineers?",
    good: "An analogy that fits them, and a decision that came of it",
    flag: "Jargon",
  },
  {
    id: "screen-debt",
    phase: "behavioural",
    ask: "A deadline against technical debt: what did you choose?",
    good: "The cost said aloud, and a plan to pay it back",
    flag: "Always the same side",
  },
  {
    id: "screen-feedback",
    phase: "behavioural",
    ask: "Which feedback changed how you work?",
    good: "Specific, and a behaviour that changed",
    flag: "None",
  },
  {
    id: "screen-logistics",
    phase: "closing",
    ask: "Where and how would you work: place, notice, permit, level, range of pay?",
    good: "Clear",
    flag: null,
  },
  {
    id: "screen-questions",
    phase: "closing",
    ask: "What would you like to ask me?",
    good: "About the team, and about success after six months",
    flag: "Nothing",
  },
]
