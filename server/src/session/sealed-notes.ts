import { readNotes } from "@outloud/shared/interviewer/notes.ts"
import type { SealedNotesView } from "@outloud/shared/protocol/api.ts"
import * as Y from "yjs"
import type { RoomService, Visitor } from "../rooms/room-service.ts"
import { loadInto } from "../sync/doc-state.ts"

/** The notes of earlier turns in which the visitor wrote, the first at the head. Nobody else is ever given them. */
export async function sealedNotesOf(
  rooms: RoomService,
  { room, participant }: Visitor,
): Promise<SealedNotesView[]> {
  const views: SealedNotesView[] = []
  for (let turn = 0; turn < room.turn; turn++) {
    const stored = await rooms.sealedNotes(room.id, turn)
    if (stored === undefined) continue
    const doc = new Y.Doc()
    const { owners } = loadInto(doc, stored)
    if ([...owners.values()].includes(participant.id)) {
      const { notes, probes } = readNotes(doc)
      views.push({ turn, notes: Object.fromEntries(notes), probes: Object.fromEntries(probes) })
    }
    doc.destroy()
  }
  return views
}
