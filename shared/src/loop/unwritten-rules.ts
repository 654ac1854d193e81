/**
 * Think out loud, phase by phase: what to say at which moment (fact sheet 0.1, 0.3 and 0.5). The examples are about a
 * question that is not in the bank, so that nothing of it is given away; their numbers are assumptions.
 */
import type { DesignPhase } from "../clock/phases.ts"
import type { LineId } from "../interviewer/standard/lines.ts"
import { DRAWING, SILENCE, STUCK } from "../interviewer/standard/pace.ts"
import type { SlipKind } from "../interviewer/standard/slips.ts"

const SECOND = 1_000

export const EXAMPLE_QUESTION = "Design the feed of a news app: which articles does each reader see?"

export interface SpeakingMoment {
  readonly when: string
  readonly weak: string
  readonly strong: string
  readonly why: string
  /** What the Standard interviewer takes up in the weak one, and not in the strong one. */
  readonly slip?: SlipKind
}

export interface PhaseRules {
  readonly phase: DesignPhase
  /** The phase in one line, as the one who speaks sees it. */
  readonly rule: string
  readonly moments: readonly SpeakingMoment[]
}

export const UNWRITTEN_RULES: readonly PhaseRules[] = [
  {
    phase: "intro",
    rule: "Say the task back, and how you will go about it.",
    moments: [
      {
        when: "The question was read",
        weak: "OK.",
        strong:
          "Let me say it back: each reader opens the app and gets a list of articles made for them. I will ask a few questions first, then work out some numbers, then draw.",
        why: "A task that was misheard is cheapest to mend now, and everybody knows what comes.",
      },
    ],
  },
  {
    phase: "clarify",
    rule: "Ask what changes the design, and say what it changes.",
    moments: [
      {
        when: "Before the first box",
        weak: "I take it that this works like any other feed.",
        strong:
          "How soon must a new article be in somebody's list? I ask because it decides whether lists are made in advance or on opening.",
        why: "A question counts for what hangs on its answer.",
      },
      {
        when: "The interviewer leaves something open",
        weak: "Then I cannot say.",
        strong:
          "Then I assume that an article is old after a day. I write it down, and come back if it hurts.",
        why: "An assumption on the board can be corrected; one in your head cannot.",
      },
      {
        when: "You know enough",
        weak: "I think I have everything.",
        strong:
          "So: a list within half a second, nothing that was read already, and no comments or push messages. It works if more people come back tomorrow. The guardrail is how soon they leave an article, so that we do not reward headlines.",
        why: "Scope, a success metric and a guardrail in a few sentences: that is this phase.",
      },
    ],
  },
  {
    phase: "estimate",
    rule: "Work numbers out aloud, and say what each one decides.",
    moments: [
      {
        when: "A figure comes up",
        weak: "We need about 500 servers.",
        strong:
          "I assume 10 million readers a day, who open it 20 times each: 10 million × 20 = 200 million, so about 2,300 a second on average, and more in the morning.",
        why: "One can follow a figure that was worked out. A bare one can only be believed.",
        slip: "number",
      },
      {
        when: "The figure stands there",
        weak: "So that is the load.",
        strong:
          "That rate is within reach of one store with a cache, so I do not split it up yet. At ten times as much I would, by reader.",
        why: "A number that decides nothing was not worth its time.",
      },
    ],
  },
  {
    phase: "api_data",
    rule: "Say who asks for what, by which key, before you name a store.",
    moments: [
      {
        when: "The outside of the system",
        weak: "There is an API for the feed.",
        strong:
          "Two calls: one gives a reader's list, the other takes what was opened. For the second nobody waits, so it may be late.",
        why: "Who waits for what decides half of the design.",
      },
      {
        when: "A store has to be chosen",
        weak: "The lists go into Cassandra.",
        strong:
          "The busiest call reads one list by one reader's id, and a list is written as a whole. A key-value store does that, because nothing has to be joined.",
        why: "A product's name is no reason. The way it is read is one.",
        slip: "tool",
      },
    ],
  },
  {
    phase: "high_level",
    rule: "Say what a box is for before you draw it, and what travels on each arrow.",
    moments: [
      {
        when: "Before you draw",
        weak: "(draws in silence)",
        strong:
          "I draw the path of one opening first: the app asks the feed service, and that reads the list. After that, what fills the list.",
        why: "Nobody can follow a finger. A plan of the next minute is enough.",
      },
      {
        when: "You draw an arrow",
        weak: "This one talks to that one.",
        strong:
          "Opens go along here as events. Nobody waits for them; a minute late makes a list a little older.",
        why: "What travels, and who waits for it: the arrow needs both, said and written.",
      },
      {
        when: "You choose",
        weak: "I would use a batch job for the lists.",
        strong:
          "I would use a job every hour rather than rank on each opening: half a second is short, and articles are new by the hour. If they were new by the minute, I would switch.",
        why: "A choice is heard when the other option and the point of switching are in it.",
        slip: "decision",
      },
      {
        when: "You are stuck",
        weak: "(says nothing)",
        strong:
          "I weigh two places for leaving out what was read: before ranking it is cheaper, after it nothing slips through. I put it after for now, and mark it as open.",
        why: "Half a thought can be helped. Silence can only be waited for.",
      },
    ],
  },
  {
    phase: "deep_dive",
    rule: "Name the property that you need, what it costs, and what fails.",
    moments: [
      {
        when: "A tool comes to mind",
        weak: "I would put Kafka there.",
        strong:
          "I need the opens of one reader in order, and I need to read them again when the counting was wrong. A log such as Kafka gives me both.",
        why: "The property is what is judged. The product is one way to it.",
        slip: "tool",
      },
      {
        when: "You are pushed",
        weak: "It depends.",
        strong:
          "It depends on how often an article is edited. If rarely, I keep its text in the cache; if often, only its id. News are rarely edited, so I keep the text.",
        why: "“It depends” is the beginning of an answer: on what, and so which way here.",
      },
      {
        when: "A part fails",
        weak: "We add replicas.",
        strong:
          "If ranking is slow, the feed service stops waiting at its deadline and shows the newest articles. Readers see a plainer list, not an error.",
        why: "Say what people see. That is what failing means.",
      },
      {
        when: "You get a hint",
        weak: "Yes, I know.",
        strong:
          "That helps: I had not asked what counts as a reader's yes. An article that is left at once should count as a no.",
        why: "A hint that was taken well costs little. Use it in the same breath.",
      },
    ],
  },
  {
    phase: "wrap_up",
    rule: "The whole design in a minute, its weakest point said by you.",
    moments: [
      {
        when: "Summarise in 60 seconds",
        weak: "So yes, that is basically it.",
        strong:
          "Readers get their list within half a second, because it was made in the last hour and lies ready under their id. Opens flow back and train the next ranking. The weakest point is that the ranking learns from its own choices; I would show a few articles at random to measure that.",
        why: "What it does, how, and where it may break. Who says the weakness first owns it.",
      },
      {
        when: "With another week",
        weak: "I would add monitoring.",
        strong: "First an alert on the age of the lists, for a job that died looks like a feed that works.",
        why: "One thing, and why that one before the others.",
      },
    ],
  },
]

/** Something that the Standard interviewer reacts to, and what keeps it from having to. */
export interface Trigger {
  readonly when: string
  /** One of its own lines. */
  readonly line: LineId
  readonly instead: string
}

export const TRIGGERS: readonly Trigger[] = [
  {
    when: `No word and no stroke for ${SILENCE / SECOND} seconds`,
    line: "silence",
    instead: "Say what you weigh, even when it is two halves.",
  },
  {
    when: `Drawing for ${DRAWING / SECOND} seconds without a word or a note`,
    line: "drawing",
    instead: "One sentence a box: what it receives, what it gives.",
  },
  {
    when: "A figure with nothing that it was worked out from",
    line: "number",
    instead: "The multiplication first, the result last.",
  },
  {
    when: "A tool without the property that is needed",
    line: "tool",
    instead: "The property first; the tool as an example of it.",
  },
  {
    when: "A choice without the alternative",
    line: "decision",
    instead: "“This rather than that, because; if so and so, the other way.”",
  },
  {
    when: "Arrows without labels",
    line: "arrow",
    instead: "Write on each what travels, and whether anybody waits.",
  },
  {
    when: "A long stretch without a pause",
    line: "monologue",
    instead: "Stop after a few sentences and ask where to go deeper.",
  },
  {
    when: `Stuck for ${STUCK / SECOND / 60} minutes`,
    line: "offer-hint",
    instead: "Say the goal again, name two options, take one for now.",
  },
  {
    when: "A phase ends",
    line: "sum-up-high_level",
    instead: "Sum it up unasked: what was decided, in two sentences.",
  },
]
