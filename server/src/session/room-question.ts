import type { EstimateInput } from "@outloud/shared/estimates/estimate.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { estimateInputsIn, questionIn, sessionOf } from "@outloud/shared/room/session.ts"
import { Refusal } from "../errors.ts"
import type { DocRegistry } from "../sync/doc-registry.ts"

export interface RoomQuestion {
  readonly question: Question
  readonly estimateInputs: readonly EstimateInput[] | undefined
}

/**
 * What a room asks, as its `session` document has said since it was made: a question file that is changed or removed
 * changes no room. Rejects with `no_room`, or where the store cannot be read.
 */
export async function readRoomQuestion(registry: DocRegistry, roomId: string): Promise<RoomQuestion> {
  const live = await registry.open({ roomId, layer: "session" })
  if (live === undefined) throw new Refusal("no_room", "This room does not exist any more.")
  const session = sessionOf(live.host.doc)
  const question = questionIn(session)
  const estimateInputs = estimateInputsIn(session)
  registry.release(live.host)
  if (question === undefined) throw new Error("the session document of a room says no question")
  return { question, estimateInputs }
}
