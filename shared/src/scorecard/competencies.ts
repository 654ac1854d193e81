import { DESIGN_PHASES, type PhaseId } from "../clock/phases.ts"
import type { SessionClock } from "../clock/session-clock.ts"

/** What a design interview judges, in the order in which it is shown. */
export const DESIGN_COMPETENCIES = ["requirements", "core", "scale", "tradeoffs", "communication"] as const
export type Competency = (typeof DESIGN_COMPETENCIES)[number]

/** What the recruiter screen judges (fact sheet 0.4), all of equal weight. */
export const SCREEN_COMPETENCIES = ["fit", "behavioural", "resume_depth", "screen_communication"] as const
export type ScreenCompetency = (typeof SCREEN_COMPETENCIES)[number]
export type JudgedCompetency = Competency | ScreenCompetency

export interface CompetencyFacts {
  readonly name: string
  /** Of 100 within its kind of interview. */
  readonly weight: number
  /** Behaviour that scores 1 or 2. */
  readonly weak: string
  /** Behaviour that scores 3 or 4. */
  readonly strong: string
}

export const COMPETENCY_FACTS: Record<JudgedCompetency, CompetencyFacts> = {
  requirements: {
    name: "Requirements",
    weight: 15,
    weak: "Draws at once, accepts a vague question, names no metric.",
    strong:
      "Four to six questions that change the design, a written scope, a success metric and a guardrail.",
  },
  core: {
    name: "Core design",
    weight: 30,
    weak: "Names tools, one stage of a model, no story for data and labels.",
    strong:
      "Data, retrieval or processing, model or algorithm, serving and feedback end to end, with what fails.",
  },
  scale: {
    name: "Scale & constraints",
    weight: 20,
    weak: "No numbers, or numbers that are never used.",
    strong:
      "Three to five estimates, each tied to a decision; the bottleneck named; peaks and failures handled.",
  },
  tradeoffs: {
    name: "Trade-offs",
    weight: 20,
    weak: "A single option, or “it depends”.",
    strong: "Two options, criteria, a choice, and what would change it; goes a level deeper when pushed.",
  },
  communication: {
    name: "Communication",
    weight: 15,
    weak: "Draws in silence, leaves arrows without labels, gives no summary.",
    strong: "Narrates decisions, labels flows, checks in, summarises when asked, takes hints well.",
  },
  fit: {
    name: "Motivation & fit",
    weight: 25,
    weak: "Generic reasons; a wish list of features.",
    strong:
      "Uses the product, has a specific interest, ties ideas to a user problem, a metric and a guardrail.",
  },
  behavioural: {
    name: "Behavioural evidence",
    weight: 25,
    weak: "Stories of winning and losing; only “we”; no result.",
    strong: "Situation, own action and result; committed after a disagreement; learned from feedback.",
  },
  resume_depth: {
    name: "Depth of experience",
    weight: 25,
    weak: "Recites the résumé; notebooks only; no number.",
    strong: "Took a system to production: own part, scale, a metric that moved, an honest regret.",
  },
  screen_communication: {
    name: "Communication",
    weight: 25,
    weak: "Jargon, no thread, answers another question.",
    strong: "Chronology with a thread, fits the audience, clear about what is not known.",
  },
}

/** What this interview judges: that of the recruiter screen where its clock is planned so. */
export function competenciesOf(clock: SessionClock | undefined): readonly JudgedCompetency[] {
  const designPhases: readonly PhaseId[] = DESIGN_PHASES
  const isScreen = clock?.phases.some(({ id }) => !designPhases.includes(id)) ?? false
  return isScreen ? SCREEN_COMPETENCIES : DESIGN_COMPETENCIES
}
