import * as Y from "yjs"
import { PRESETS } from "../clock/phases.ts"
import { newClock } from "../clock/session-clock.ts"
import type { EstimateInput } from "../estimates/estimate.ts"
import { plainQuestion, type Question } from "../questions/question.ts"
import { isScreen } from "../questions/recruiter-screen.ts"
import { encodeRecord, type Json, recordsOf } from "../records/codec.ts"
import { SERVER_AUTHOR, SERVER_CLIENT_ID } from "../records/guard.ts"
import type { Layer } from "../room/layers.ts"
import type { RoomMode } from "../room/roles.ts"
import { CLOCK_KEY, ESTIMATE_INPUTS_KEY, QUESTION_KEY, sessionOf } from "../room/session.ts"
import { starterBoard } from "./starter-board.ts"

/** The epoch of a document that has never been anything else. */
export const FIRST_EPOCH = 1

/** An update and the participant who wrote it. */
interface FirstUpdate {
  readonly author: string
  readonly bytes: Uint8Array
}

/**
 * The first row of a new room's documents. Every seed of one question is the same to the byte, so that a room begun in
 * a browser without the server and the server's own documents of it merge: documents that were seeded apart cannot.
 */
export function firstUpdates(
  question: Question,
  mode: RoomMode,
  estimateInputs?: readonly EstimateInput[],
): ReadonlyMap<Layer, readonly FirstUpdate[]> {
  const diagram = written(doc => {
    const records = recordsOf(doc)
    for (const record of starterBoard(question)) records.set(record.id, encodeRecord(record))
  })
  const session = written(doc => {
    const session = sessionOf(doc)
    session.set(QUESTION_KEY, plainQuestion(question) as unknown as Json)
    session.set("mode", mode)
    if (isScreen(question)) session.set(CLOCK_KEY, newClock(PRESETS.screen) as unknown as Json)
    if (estimateInputs !== undefined) session.set(ESTIMATE_INPUTS_KEY, estimateInputs as unknown as Json)
  })
  return new Map<Layer, readonly FirstUpdate[]>([
    ["diagram", [diagram]],
    ["session", [session]],
  ])
}

function written(write: (doc: Y.Doc) => void): FirstUpdate {
  const doc = new Y.Doc()
  doc.clientID = SERVER_CLIENT_ID
  doc.transact(() => write(doc))
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { author: SERVER_AUTHOR, bytes }
}
