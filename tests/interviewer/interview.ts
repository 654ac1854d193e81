import type { BoardGraph } from "@outloud/shared/board/graph.ts"
import { BoardReader } from "@outloud/shared/board/read-board.ts"
import { type PhaseId, type PhasePlan, PRESETS } from "@outloud/shared/clock/phases.ts"
import { newClock, type SessionClock, turnClock } from "@outloud/shared/clock/session-clock.ts"
import { estimateOfRecord } from "@outloud/shared/estimates/estimate.ts"
import { hear } from "@outloud/shared/interviewer/standard/hear.ts"
import type { Moment } from "@outloud/shared/interviewer/standard/moment.ts"
import { made, nextMove } from "@outloud/shared/interviewer/standard/next-move.ts"
import type { Transcript } from "@outloud/shared/interviewer/standard/transcript.ts"
import { watch } from "@outloud/shared/interviewer/standard/watch.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { probesFor } from "@outloud/shared/questions/general-probes.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { Sketch } from "../support/sketch.ts"

/** What a candidate sees. Milliseconds. */
export interface View {
  readonly now: number
  readonly phase: PhaseId
  /** In the phase, and planned for it. */
  readonly spent: number
  readonly planned: number
  readonly transcript: Transcript
}

export interface Deed {
  /** Typed at 40 words a minute, and then sent. */
  readonly say?: string
  readonly draw?: (sketch: Sketch) => void
  /** What the candidate does to the clock. */
  readonly turn?: "start" | "pause" | "next" | "back"
}

/** Acts when its hands are free. */
export interface Candidate {
  readonly name: string
  act(view: View): Deed | undefined
}

export interface Interview {
  readonly question: Question
  readonly key: AnswerKey
  readonly candidate: Candidate
  readonly seed: number
  /** 45 minutes where not said. */
  readonly plan?: readonly PhasePlan[]
}

export interface Played {
  readonly transcript: Transcript
  readonly clock: SessionClock
  readonly graph: BoardGraph
  /** As it was before each move, in order. */
  readonly moments: readonly Moment[]
  readonly startedAt: number
  readonly endedAt: number
}

const STEP = 2_000
const WORD = 1_500
const START = Date.UTC(2026, 0, 5, 9)
/** Far beyond the end of any interview. */
const LONGEST = 2 * 60 * 60_000

/** Plays an interview through, on a clock of its own. */
export function play({ question, key, candidate, seed, plan = PRESETS["45"] }: Interview): Played {
  const sketch = new Sketch()
  const reader = new BoardReader()
  const probes = probesFor(key)
  let clock = newClock(plan)
  let transcript: Transcript = []
  let graph = reader.read(sketch.records)
  let estimates: readonly string[] = []
  let typing: { readonly text: string; readonly until: number } | undefined
  const moments: Moment[] = []
  let now = START
  const momentNow = (): Moment => ({
    question,
    key,
    probes,
    graph,
    estimates,
    clock,
    now,
    transcript,
    seed,
    ...(typing && { typedAt: now }),
  })
  for (; now < START + LONGEST; now += STEP) {
    if (typing !== undefined && now >= typing.until) {
      const { text } = typing
      typing = undefined
      transcript = hear(momentNow(), text)
    } else if (typing === undefined) {
      const deed = candidate.act(viewOf(momentNow()))
      if (deed?.draw !== undefined) {
        const before = graph
        deed.draw(sketch)
        graph = reader.read(sketch.records)
        estimates = sketch.records.flatMap(record => estimateOfRecord(record)?.name ?? [])
        transcript = watch(momentNow(), before)
      }
      if (deed?.turn !== undefined) clock = turnClock(clock, { type: deed.turn, from: clock.current }, now)
      if (deed?.say !== undefined) typing = { text: deed.say, until: now + deed.say.split(" ").length * WORD }
    }
    const moment = momentNow()
    const move = nextMove(moment)
    if (move === null) continue
    moments.push(moment)
    transcript = made(transcript, move, now)
    if (move.command !== undefined) clock = turnClock(clock, move.command, now)
    if (move.kind === "close") break
  }
  return { transcript, clock, graph, moments, startedAt: START, endedAt: now }
}

function viewOf({ clock, now, transcript }: Moment): View {
  const phase = clock.phases[clock.current]!
  const spent = phase.spent + (clock.runningSince === null ? 0 : now - clock.runningSince)
  return { now, phase: phase.id, spent, planned: phase.planned, transcript }
}
