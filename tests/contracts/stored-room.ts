import type {
  Link,
  LoggedUpdate,
  LogRow,
  NewRoom,
  Participant,
  StoredScorecard,
} from "@outloud/server/storage/room-store.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"

/** Rooms, links and participants with all their fields, for tests that care about one of them. */

export function newRoom(
  id: string,
  change: { links?: readonly Link[]; starter?: readonly LoggedUpdate[]; visitedAt?: number } = {},
): NewRoom {
  const firstUpdates = new Map<Layer, readonly LoggedUpdate[]>()
  if (change.starter) firstUpdates.set("diagram", change.starter)
  return {
    room: {
      id,
      questionId: "weekly-charts",
      mode: "live",
      createdAt: 1000,
      visitedAt: change.visitedAt ?? 1000,
      endedAt: null,
      turn: 0,
    },
    links: change.links ?? [link(id, "first")],
    schemaVersion: 3,
    firstUpdates,
  }
}

export function link(roomId: string, id: string, change: Partial<Link> = {}): Link {
  return {
    id,
    roomId,
    role: "candidate",
    tokenHash: `hash-of-${id}`,
    createdAt: 1000,
    revokedAt: null,
    ...change,
  }
}

export function participant(roomId: string, id: string, change: Partial<Participant> = {}): Participant {
  return {
    id,
    roomId,
    linkId: "first",
    keyHash: `key-of-${id}`,
    role: "candidate",
    name: `Zoë ${id}`,
    color: "#3949ab",
    createdAt: 1000,
    removedAt: null,
    candidateTurn: 0,
    ...change,
  }
}

export function scorecard(
  roomId: string,
  participantId: string,
  change: Partial<StoredScorecard> = {},
): StoredScorecard {
  const judgement = { score: 3, comment: `Zoë’s words by ${participantId}`, evidence: [] } as const
  return {
    roomId,
    turn: 0,
    participantId,
    role: "interviewer",
    card: { judgements: { core: { ...judgement, evidence: [] } }, verdict: "yes", summary: "Sound." },
    submittedAt: null,
    ...change,
  }
}

export function update(text: string, author = "alice"): LoggedUpdate {
  return { author, bytes: new TextEncoder().encode(text) }
}

/** Row `seq` holding one update whose bytes say `text`. */
export function row(seq: number, text = `row ${seq}`): LogRow {
  return { seq, at: 5000 + seq, updates: [update(text)] }
}

export const diagramOf = (roomId: string) => ({ roomId, layer: "diagram" }) as const
