/** The phases of the two kinds of interview (fact sheet 0.1 and 0.4), in order. */
export const DESIGN_PHASES = [
  "intro",
  "clarify",
  "estimate",
  "api_data",
  "high_level",
  "deep_dive",
  "wrap_up",
] as const
export type DesignPhase = (typeof DESIGN_PHASES)[number]

export const SCREEN_PHASES = ["intro", "resume", "fit", "behavioural", "closing"] as const
export type ScreenPhase = (typeof SCREEN_PHASES)[number]

export type PhaseId = DesignPhase | ScreenPhase
export const PHASE_IDS: readonly PhaseId[] = [...new Set([...DESIGN_PHASES, ...SCREEN_PHASES])]

export const PHASE_NAMES: Record<PhaseId, string> = {
  intro: "Introduction",
  clarify: "Requirements",
  estimate: "Estimates",
  api_data: "API & data",
  high_level: "High-level design",
  deep_dive: "Deep dives",
  wrap_up: "Wrap-up",
  resume: "Résumé",
  fit: "Motivation & fit",
  behavioural: "Behavioural",
  closing: "Your questions",
}

/** What the candidate has to show at the end of a phase, in one line. */
export const PHASE_GOALS: Record<PhaseId, string> = {
  intro: "Hear the question, and agree on how you will work.",
  clarify: "Scope, functional and non-functional requirements, and how success is measured.",
  estimate: "Three to five numbers that change a decision.",
  api_data: "Two to four endpoints, and three to five entities with their stores.",
  high_level: "The read path, the write path and the machine-learning path, end to end.",
  deep_dive: "One to three topics in depth, with what you rejected and why.",
  wrap_up: "Bottlenecks, monitoring, evaluation, and what you would do next.",
  resume: "Your path, and one system that you took to production.",
  fit: "Why this company and this domain.",
  behavioural: "Two or three situations: what you did, and what came of it.",
  closing: "Your questions, and what happens next.",
}

export interface PhasePlan {
  readonly id: PhaseId
  readonly minutes: number
}

export const PRESETS = {
  "45": plan(DESIGN_PHASES, [2, 6, 4, 5, 12, 12, 4]),
  "60": plan(DESIGN_PHASES, [3, 7, 5, 7, 15, 18, 5]),
  screen: plan(SCREEN_PHASES, [3, 8, 7, 7, 5]),
} as const satisfies Record<string, readonly PhasePlan[]>

export type Preset = keyof typeof PRESETS

/** Minutes of one phase that a person may plan. */
export const MAX_PHASE_MINUTES = 120

function plan(ids: readonly PhaseId[], minutes: readonly number[]): readonly PhasePlan[] {
  return ids.map((id, at) => ({ id, minutes: minutes[at] ?? 0 }))
}
