/** The rounds of the loop (fact sheet, loop facts and 0.4), as far as anybody outside can know them. */
import type { JudgedCompetency } from "../scorecard/competencies.ts"
import { DESIGN_COMPETENCIES, SCREEN_COMPETENCIES } from "../scorecard/competencies.ts"

/** From the first call to the decision, reported as "about". */
export const USUAL_DAYS = 21

export type RoundId = "screen" | "domain" | "coding" | "design"

export interface Round {
  readonly id: RoundId
  readonly name: string
  readonly length: string
  /** In one line. */
  readonly what: string
  /** What comes in it, a paragraph each. */
  readonly about: readonly string[]
  /** What thinking out loud means in it. */
  readonly aloud: string
  /** What it is scored by here; empty where it is not practised here. */
  readonly judged: readonly JudgedCompetency[]
}

export const ROUNDS: readonly Round[] = [
  {
    id: "screen",
    name: "Recruiter screen",
    length: "30 min",
    what: "Fit, behaviour, and a walk through your résumé.",
    about: [
      "Thirty minutes about you: your path, one system that you took to production, why this role, two or three situations from work, and your own questions.",
      "There is no task and nothing to draw. What is listened for is your own part, a number that moved, and what you would do differently.",
    ],
    aloud:
      "Tell each story as situation, what you did, what came of it. Say “I” where it was you and “we” where it was not.",
    judged: SCREEN_COMPETENCIES,
  },
  {
    id: "domain",
    name: "Domain knowledge",
    length: "Technical loop",
    what: "Machine learning, in depth.",
    about: [
      "Machine learning as a conversation: how a method works, when it fails, how you would know, and what you have done with it yourself.",
      "One account tells of an hour of it on a call before the day itself, and of two further rounds on the day: data, and depth.",
    ],
    aloud:
      "Begin with what the method is for and what it assumes. Where you do not know, say so and reason from what you do know.",
    judged: [],
  },
  {
    id: "coding",
    name: "Coding",
    length: "Technical loop",
    what: "Working code, explained as you write it.",
    about: [
      "A task that ends in code which runs. What counts beside the code is how you got there: the cases that you asked about, the approach before the typing, the test at the end.",
    ],
    aloud:
      "Say the approach and its cost before the first line, and what a line is for before you write it, not after.",
    judged: [],
  },
  {
    id: "design",
    name: "System design",
    length: "Technical loop",
    what: "One open question, one board, your reasoning.",
    about: [
      "An open question, and a board to answer it on: what is asked for, how large it is, which data there is, the whole picture, then one to three parts in depth.",
      "No design is the right one. What is judged is what you asked, what you chose and against what, and whether somebody could follow you.",
    ],
    aloud:
      "Say what you are deciding and why, before you draw it. The unwritten rules say how, phase by phase.",
    judged: DESIGN_COMPETENCIES,
  },
]

/** Where the facts about the loop are from. */
export const LOOP_SOURCES: readonly { readonly what: string; readonly name: string; readonly url: string }[] =
  [
    {
      what: "A 30-minute recruiter screen, three to four technical rounds, about 21 days, rated hard:",
      name: "techyvia.com, a public question bank",
      url: "https://techyvia.com/companies/spotify/?role=Machine+Learning+Engineer&tag=System+Design",
    },
    {
      what: "A call, an hour of machine learning, then data, values, system design and depth on one day:",
      name: "one candidate's account, njordy.com",
      url: "https://www.njordy.com/2025/08/31/ml_engineer_spotify",
    },
  ]
