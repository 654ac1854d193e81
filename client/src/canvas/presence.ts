import { PAGE_ID } from "@outloud/shared/records/schema.ts"
import {
  type Editor,
  InstancePresenceRecordType,
  react,
  type TLInstancePresence,
  TLPOINTER_ID,
  type TLShapeId,
} from "tldraw"
import type { Awareness } from "y-protocols/awareness"
import type { BoardAccess } from "./board-access.ts"
import { MAX_SELECTED_IDS, type PeerState, type PresenceState, parsePeer } from "./presence-state.ts"
import type { Cancel, Scheduler } from "./scheduler.ts"

/** Twenty a second: what a hand looks smooth at, and what the server collects per reader. */
export const PRESENCE_INTERVAL_MS = 50

export interface PresenceParts {
  readonly editor: Editor
  readonly awareness: Awareness
  readonly access: BoardAccess
  readonly scheduler: Scheduler
}

/** Shows the peers' cursors and selections, and says one's own. Returns what stops it and takes them away. */
export function sharePresence(parts: PresenceParts): Cancel {
  const stopSending = sendPresence(parts)
  const stopReceiving = receivePresence(parts)
  return () => {
    stopSending()
    stopReceiving()
  }
}

/**
 * The first change goes out at once, then at most one every PRESENCE_INTERVAL_MS, the last one
 * always. Never from within the reaction itself: tldraw's store must not be touched there, and
 * who listens to the awareness may do so.
 */
function sendPresence({ editor, awareness, access, scheduler }: PresenceParts): Cancel {
  let sentAt = Number.NEGATIVE_INFINITY
  let cancel: Cancel | undefined
  const send = () => {
    cancel = undefined
    sentAt = scheduler.now()
    awareness.setLocalStateField("presence", ownPresence(editor, access))
  }
  const stop = react("share presence", () => {
    ownPresence(editor, access)
    cancel ??= scheduler.after(Math.max(0, sentAt + PRESENCE_INTERVAL_MS - scheduler.now()), send)
  })
  return () => {
    stop()
    cancel?.()
  }
}

function ownPresence(editor: Editor, access: BoardAccess): PresenceState {
  const { cursor, screenBounds, followingUserId } = editor.getInstanceState()
  const pointer = editor.store.get(TLPOINTER_ID)
  const { x, y, z } = editor.getCamera()
  // From a cursor, others could see what is drawn in private.
  const layer = access.activeLayer
  const isPrivate = layer === "notes"
  return {
    cursor:
      pointer && !isPrivate
        ? { x: pointer.x, y: pointer.y, type: cursor.type, rotation: cursor.rotation }
        : null,
    selectedShapeIds: isPrivate ? [] : editor.getSelectedShapeIds().slice(0, MAX_SELECTED_IDS),
    editingShapeId: isPrivate ? null : editor.getEditingShapeId(),
    camera: { x, y, z },
    screen: { w: screenBounds.w, h: screenBounds.h },
    layer: isPrivate ? "diagram" : layer,
    following: followingUserId,
    lastActivity: pointer?.lastActivityTimestamp ?? 0,
  }
}

function receivePresence({ editor, awareness }: PresenceParts): Cancel {
  const { store } = editor
  const update = (clients: readonly number[]) => {
    const others = clients.filter(client => client !== awareness.clientID)
    if (others.length === 0) return
    const records = others.map(client => presenceRecord(client, awareness.getStates().get(client)))
    const gone = others.filter((_client, at) => records[at] === undefined).map(presenceId)
    store.mergeRemoteChanges(() => {
      store.remove(gone)
      store.put(records.filter(record => record !== undefined))
    })
  }
  const onChange = (change: { added: number[]; updated: number[]; removed: number[] }) =>
    update([...change.added, ...change.updated, ...change.removed])
  awareness.on("change", onChange)
  update([...awareness.getStates().keys()])
  return () => {
    awareness.off("change", onChange)
    const records = store.allRecords().filter(record => record.typeName === "instance_presence")
    store.mergeRemoteChanges(() => store.remove(records.map(({ id }) => id)))
  }
}

function presenceRecord(client: number, state: unknown): TLInstancePresence | undefined {
  const peer = parsePeer(state)
  return peer && toRecord(client, peer)
}

function toRecord(client: number, { user, presence }: PeerState): TLInstancePresence {
  const { screen, layer, editingShapeId } = presence
  return InstancePresenceRecordType.create({
    id: presenceId(client),
    userId: user.id,
    userName: user.name,
    color: user.color,
    currentPageId: PAGE_ID as TLInstancePresence["currentPageId"],
    cursor: presence.cursor as TLInstancePresence["cursor"],
    camera: presence.camera,
    screenBounds: screen && { x: 0, y: 0, ...screen },
    selectedShapeIds: presence.selectedShapeIds as TLShapeId[],
    followingUserId: presence.following,
    lastActivityTimestamp: presence.lastActivity,
    meta: { layer, editingShapeId, role: user.role },
  })
}

function presenceId(client: number): TLInstancePresence["id"] {
  return InstancePresenceRecordType.createId(String(client))
}
