import type { Role } from "@outloud/shared/room/roles.ts"
import { afterEach } from "vitest"
import { BoardHub } from "./board-hub.ts"
import { type BoardPeer, heal, joinRoom, type PeerOptions } from "./board-peer.ts"

export interface EditorRoom {
  readonly hub: BoardHub
  readonly peers: readonly BoardPeer[]
  /** Lets everybody have everything. */
  heal(): void
  /** Comes in late. */
  join(role: Role, options?: PeerOptions): BoardPeer
}

const open: BoardPeer[] = []

afterEach(() => {
  for (const peer of open.splice(0)) peer.dispose()
})

/** A room of real editors, taken down after the test. */
export function editorRoom(...roles: readonly Role[]): EditorRoom {
  const hub = new BoardHub()
  const peers: BoardPeer[] = []
  const join = (role: Role, options?: PeerOptions) => {
    const peer = joinRoom(role, hub.connect(), options)
    open.push(peer)
    peers.push(peer)
    return peer
  }
  for (const role of roles) join(role)
  return { hub, peers, join, heal: () => heal(peers) }
}

/** An interviewer, a candidate and an observer in one room. */
export function fullRoom() {
  const room = editorRoom("interviewer", "candidate", "observer")
  const [interviewer, candidate, observer] = room.peers as [BoardPeer, BoardPeer, BoardPeer]
  return { ...room, interviewer, candidate, observer }
}
