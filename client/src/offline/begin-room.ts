import type { ListedQuestion, RoomView } from "@outloud/shared/protocol/api.ts"
import { plainQuestion } from "@outloud/shared/questions/question.ts"
import { SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import { LAYERS } from "@outloud/shared/room/layers.ts"
import { ROOM_ID_BYTES } from "@outloud/shared/room/room-id.ts"
import { FIRST_EPOCH, firstUpdates } from "@outloud/shared/starter/first-updates.ts"
import { toBase64UrlEncoded } from "lib0/buffer"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { localCopies } from "./this-browser.ts"

/** Bytes of a link's token. */
const TOKEN_BYTES = 24
/** Until the server chooses one. */
const COLOR = "#4f55e0"

/**
 * Begins a room alone while the server is away, for a question that it brings itself. The room is complete in this
 * browser, and the server makes it the same when it is back. Resolves to its id; rejects where this browser keeps nothing.
 */
export async function beginRoom(question: ListedQuestion): Promise<string> {
  const link = { roomId: randomText(ROOM_ID_BYTES), token: randomText(TOKEN_BYTES) }
  const seeds = firstUpdates(question, "solo")
  const documents = LAYERS.map(layer => {
    const updates = (seeds.get(layer) ?? []).map(({ bytes }) => bytes)
    return [layer, { epoch: FIRST_EPOCH, updates }] as const
  })
  rememberedRooms.keepBegun(link, question)
  const credentials = rememberedRooms.open(link)
  try {
    const view = viewOf(link.roomId, question)
    await localCopies.begin({ roomId: link.roomId, ...credentials }, view, new Map(documents), SCHEMA_VERSION)
  } catch (error) {
    rememberedRooms.forget(link)
    throw error
  }
  return link.roomId
}

function viewOf(roomId: string, question: ListedQuestion): RoomView {
  return {
    ...{ roomId, mode: "solo", question: plainQuestion(question) },
    ...{ createdAt: Date.now(), publicUrl: null, tldrawLicenseKey: null },
    me: { id: randomText(ROOM_ID_BYTES), name: rememberedRooms.name(), color: COLOR, role: "solo" },
  }
}

function randomText(bytes: number): string {
  return toBase64UrlEncoded(crypto.getRandomValues(new Uint8Array(bytes)))
}
