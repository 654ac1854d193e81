/** Who the Standard interviewer is (fact sheet 0.2), told with the lines that it says itself. */
import type { DesignPhase } from "../clock/phases.ts"
import type { Competency } from "../scorecard/competencies.ts"
import type { LineId } from "./standard/lines.ts"
import { STUCK } from "./standard/pace.ts"
import { MOST_QUESTIONS, MOST_SENTENCES } from "./standard/wording.ts"

const MINUTE = 60_000

export interface LooksFor {
  readonly what: string
  readonly means: string
  /** What of the scorecard it is. */
  readonly judged: readonly Competency[]
}

export const LOOKS_FOR: readonly LooksFor[] = [
  {
    what: "Core competencies",
    means:
      "Whether you find out what is asked for, and can build it end to end: data, method, serving, feedback.",
    judged: ["requirements", "core"],
  },
  {
    what: "System constraints",
    means: "Whether numbers, peaks and failures decide something, and every choice has an alternative.",
    judged: ["scale", "tradeoffs"],
  },
  {
    what: "Clear communication",
    means: "Whether somebody who was not there could follow: what you said, wrote on arrows, and summed up.",
    judged: ["communication"],
  },
]

export interface Manner {
  readonly rule: string
  readonly means: string
  /** What it says in that moment. */
  readonly says?: LineId
}

export const MANNERS: readonly Manner[] = [
  {
    rule: "One short thing at a time",
    means: `At most ${MOST_SENTENCES} sentences and ${MOST_QUESTIONS} question, then it listens. It never lectures.`,
  },
  {
    rule: "It answers what you ask, and no more",
    means: "A fact comes when your question is about it. Where nothing is given, the assumption is yours.",
    says: "no-fact",
  },
  {
    rule: "Neutral to the end",
    means:
      "Nothing is graded in the middle, neither by words nor by tone. What was heard stands in the summary.",
    says: "no-verdict",
  },
  {
    rule: "It begins at your board",
    means:
      "Questions start from a box or a flow that you drew, and never ask what the board answers already.",
    says: "see-flow",
  },
  {
    rule: "It takes up what stands alone",
    means: "A figure without its source, a tool without a reason, a choice without the other option.",
    says: "tool",
  },
  {
    rule: "It breaks a silence, gently",
    means: "And not for ever: who does not react is left to think.",
    says: "silence",
  },
  {
    rule: "Hints come in three levels",
    means: `You may ask for one at any time. While you design, it offers one when you say that you are stuck, after two weak answers in a row, or after ${STUCK / MINUTE} minutes without a word or a stroke. Each is plainer than the one before; before the third, no missing part is named.`,
    says: "offer-hint-weak",
  },
  {
    rule: "Harder after strong answers",
    means: "Two strong answers in a row bring a pressure test. After two weak ones there is none.",
  },
  {
    rule: "One requirement changes in the middle",
    means: "Once there is something to bend. Say what in your design has to move, and what can stay.",
    says: "change-lead",
  },
  {
    rule: "It keeps the time",
    means: "It says when a part is over its time, and moves on before the parts that follow lose theirs.",
    says: "overtime",
  },
]

export interface PhasePortrait {
  readonly phase: DesignPhase
  /** What it does in it. */
  readonly does: string
  readonly opens: LineId
  readonly ends: LineId
}

export const PHASE_PORTRAITS: readonly PhasePortrait[] = [
  {
    phase: "intro",
    does: "Says hello, reads the question word for word, and says how to work.",
    opens: "greeting",
    ends: "rules",
  },
  {
    phase: "clarify",
    does: "Answers your questions, one fact each. Then it asks for what matters and was not asked.",
    opens: "open-clarify",
    ends: "sum-up-clarify",
  },
  {
    phase: "estimate",
    does: "Lets you work, and takes up figures that stand alone.",
    opens: "open-estimate",
    ends: "sum-up-estimate",
  },
  {
    phase: "api_data",
    does: "Looks whether the keys fit the way the data is read.",
    opens: "open-api_data",
    ends: "sum-up-api_data",
  },
  {
    phase: "high_level",
    does: "Watches the board grow, then asks about what the critical path lacks, from what is next to it.",
    opens: "open-high_level",
    ends: "sum-up-high_level",
  },
  {
    phase: "deep_dive",
    does: "Picks what you have said least about, then pressure tests, then a part of your own choice.",
    opens: "open-deep_dive",
    ends: "own-choice",
  },
  {
    phase: "wrap_up",
    does: "Asks for the summary, for another week's work, and for your own questions. Then it closes.",
    opens: "open-wrap_up",
    ends: "close",
  },
]

/** What it cannot do, so that nobody takes its silence for a judgement. */
export const LIMITS: readonly string[] = [
  "It follows rules, without a language model. It looks for words and their relatives, and can miss a good answer in words that it does not know.",
  "It reads what you type, the labels, arrows, notes and estimates on the board. It cannot read a drawing by hand.",
  "It gives no score. It shows what it heard, in your words, and why it asked; you score yourself against the anchors.",
  "What it does follows from the board, your words, the clock and a number drawn at the start. Another start asks in another order.",
]

/** For the braces of a line that is shown without an interview: what a board and a candidate might give. */
export const EXAMPLE_WORDS: Readonly<Record<string, string>> = {
  from: "your API",
  to: "your cache",
  box: "your cache",
  other: "your API",
  figure: "500 servers",
  tool: "Kafka",
  minutes: "four minutes",
}
