import { PRESETS } from "@outloud/shared/clock/phases.ts"
import { newClock } from "@outloud/shared/clock/session-clock.ts"
import type { EstimateInput } from "@outloud/shared/estimates/estimate.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { isScreen } from "@outloud/shared/questions/recruiter-screen.ts"
import { encodeRecord, type Json, recordsOf } from "@outloud/shared/records/codec.ts"
import { SERVER_AUTHOR, SERVER_CLIENT_ID } from "@outloud/shared/records/guard.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import type { RoomMode } from "@outloud/shared/room/roles.ts"
import { CLOCK_KEY, ESTIMATE_INPUTS_KEY, QUESTION_KEY, sessionOf } from "@outloud/shared/room/session.ts"
import * as Y from "yjs"
import type { LoggedUpdate } from "../storage/room-store.ts"
import { starterBoard } from "./starter-board.ts"

/**
 * The first row of a new room's documents. Only the server seeds: two documents that were seeded
 * apart can never be merged.
 */
export function firstUpdates(
  question: Question,
  mode: RoomMode,
  estimateInputs?: readonly EstimateInput[],
): ReadonlyMap<Layer, readonly LoggedUpdate[]> {
  const diagram = written(doc => {
    const records = recordsOf(doc)
    for (const record of starterBoard(question)) records.set(record.id, encodeRecord(record))
  })
  const session = written(doc => {
    const { id, title, text, difficulty, tags, role, round } = question
    const session = sessionOf(doc)
    session.set(QUESTION_KEY, { id, title, text, difficulty, tags: [...tags], role, round })
    session.set("mode", mode)
    if (isScreen(question)) session.set(CLOCK_KEY, newClock(PRESETS.screen) as unknown as Json)
    if (estimateInputs !== undefined) session.set(ESTIMATE_INPUTS_KEY, estimateInputs as unknown as Json)
  })
  return new Map<Layer, readonly LoggedUpdate[]>([
    ["diagram", [diagram]],
    ["session", [session]],
  ])
}

function written(write: (doc: Y.Doc) => void): LoggedUpdate {
  const doc = new Y.Doc()
  doc.clientID = SERVER_CLIENT_ID
  doc.transact(() => write(doc))
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { author: SERVER_AUTHOR, bytes }
}
