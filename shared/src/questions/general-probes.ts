/** Follow-ups that fit any design (fact sheet 0.6): beside a question's own, and alone where it has no answer key. */
import type { AnswerKey, GENERAL_SUBJECTS, Probe } from "./answer-key.ts"

type GeneralProbe = Probe & { readonly subject: (typeof GENERAL_SUBJECTS)[number] }

/** Each subject once, in the order in which an interview comes to it. */
export const GENERAL_PROBES: readonly GeneralProbe[] = [
  {
    id: "general-scale",
    subject: "scale",
    phase: "clarify",
    when: {
      noText:
        "\\d ?(k|m|bn?|million|billion|users|people|events|requests|items|[gtp]b)\\b|\\b(mau|dau|[qrt]ps|req/s|users|millions|billions)\\b",
    },
    ask: "How big is this?",
    listenFor: ["Who uses it, and how often", "The peak apart from the average"],
    competency: "requirements",
    priority: 2,
  },
  {
    id: "general-success",
    subject: "success",
    phase: "clarify",
    when: { noText: "\\bmetrics?\\b|\\bkpis?\\b|success|guard.?rails?|retention|satisf" },
    ask: "How would we know that it works?",
    listenFor: ["A number that speaks of the user's gain", "A guardrail that must not get worse"],
    competency: "requirements",
    priority: 2,
  },
  {
    id: "general-speed",
    subject: "speed",
    phase: "clarify",
    when: {
      noText:
        "latency|\\bp9\\d|\\d ?(ms|s|sec|seconds?|min|minutes?|h|hours?)\\b|deadline|real.?time|\\bslas?\\b",
    },
    ask: "How fast must it be, and measured at which point?",
    listenFor: ["A percentile or a deadline, with its number", "Says where it is measured"],
    competency: "requirements",
    priority: 2,
  },
  {
    id: "general-entry",
    subject: "entry",
    phase: "high_level",
    when: { noEdge: ["client", "*"] },
    ask: "Where does the user enter this diagram?",
    listenFor: ["Follows one request from the user's device", "What comes back, and when"],
    competency: "core",
    priority: 2,
  },
  {
    id: "general-monitoring",
    subject: "monitoring",
    phase: "high_level",
    when: { missing: "monitoring" },
    ask: "How do you learn that it is broken before users tell you?",
    listenFor: [
      "Signals of the system, and of the quality of what it gives",
      "Who is woken, and by which limit",
    ],
    competency: "core",
    priority: 3,
  },
  {
    id: "general-experiments",
    subject: "experiments",
    phase: "high_level",
    when: {
      all: [
        { missing: "experimentation" },
        { noText: "\\ba ?/ ?b\\b|\\bab.?test|experiment|hold.?(out|back)|\\bshadow|\\bcanary" },
      ],
    },
    ask: "How do you decide that the new version is better?",
    listenFor: [
      "Compares both on live traffic, or on the same input",
      "Decides beforehand what counts as better",
    ],
    competency: "tradeoffs",
    priority: 3,
  },
  {
    id: "general-region",
    subject: "region",
    phase: "deep_dive",
    when: { noText: "\\bregions?\\b|multi.?region|availability zones?|data.?cent(er|re)s?|fail.?over" },
    ask: "All of this runs in a single region. What happens when it goes away?",
    listenFor: [
      "What is lost, and what is only late",
      "Where the data is by then",
      "What the second copy costs",
    ],
    competency: "scale",
    priority: 3,
  },
  {
    id: "general-forgetting",
    subject: "forgetting",
    phase: "deep_dive",
    when: { noText: "delet|eras(e|ure)|forgotten|gdpr|privacy|consent" },
    ask: "A user asks to be forgotten. Which boxes change?",
    listenFor: [
      "Raw data, what is derived from it, and copies",
      "Models and counts that hold no person may stay",
    ],
    competency: "tradeoffs",
    priority: 3,
  },
  {
    id: "general-tenfold",
    subject: "tenfold",
    phase: "wrap_up",
    when: "always",
    ask: "What breaks first at ten times the traffic?",
    listenFor: ["Goes back to the estimates", "Names one part, and the cheapest relief"],
    competency: "scale",
    priority: 2,
  },
  {
    id: "general-cut",
    subject: "cut",
    phase: "wrap_up",
    when: "always",
    ask: "What would you cut to ship this in a month?",
    listenFor: [
      "Keeps one path that works from end to end",
      "Says what the cut costs, and when it comes back",
    ],
    competency: "tradeoffs",
    priority: 3,
  },
  {
    id: "general-assumption",
    subject: "assumption",
    phase: "wrap_up",
    when: "always",
    ask: "Which of your assumptions worries you most?",
    listenFor: ["One that the design rests on", "How it would be checked, and what changes if it is wrong"],
    competency: "communication",
    priority: 3,
  },
]

/**
 * What can be asked about a question: its own probes, then the general ones that it does not ask in its own way.
 * For a question without an answer key, the general ones.
 */
export function probesFor(key: Pick<AnswerKey, "probes"> | null): readonly Probe[] {
  if (key === null) return GENERAL_PROBES
  const own = new Set(key.probes.map(({ subject }) => subject))
  return [...key.probes, ...GENERAL_PROBES.filter(({ subject }) => !own.has(subject))]
}
