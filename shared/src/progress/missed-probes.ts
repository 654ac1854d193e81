import { pushAskId } from "../interviewer/standard/asks.ts"
import { readConversation, strengthOf } from "../interviewer/standard/conversation.ts"
import type { MoveKind } from "../interviewer/standard/move.ts"
import type { Transcript } from "../interviewer/standard/transcript.ts"
import { MISSED_LENGTH, type MissedProbe, MOST_MISSED } from "./attempt.ts"

/** What asks about the design itself. How somebody works is asked, too, and nothing to learn by heart. */
const ABOUT_THE_DESIGN: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "probe",
  "deep-dive",
  "pressure",
  "change",
])

/**
 * The follow-ups of a simulated interview for which nothing of what they listen for came, in words or on the board,
 * at once or when asked once more. One that had no answer at all is among them.
 */
export function missedProbes(transcript: Transcript): MissedProbe[] {
  const { exchanges } = readConversation(transcript)
  const met = new Set(exchanges.filter(one => strengthOf(one) !== "weak").map(({ ask }) => ask.id))
  return exchanges
    .filter(({ kind, ask }) => ABOUT_THE_DESIGN.has(kind) && ask.listenFor.length > 0)
    .filter(({ ask }) => !met.has(ask.id) && !met.has(pushAskId(ask.id)))
    .slice(0, MOST_MISSED)
    .map(({ ask, text }) => ({
      ...{ askId: ask.id, competency: ask.competency },
      text: text.length <= MISSED_LENGTH ? text : `${text.slice(0, MISSED_LENGTH - 1)}…`,
    }))
}
