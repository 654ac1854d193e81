import {
  type ClockPhase,
  newClock,
  type SessionClock,
  turnClock,
} from "@outloud/shared/clock/session-clock.ts"
import type { Json } from "@outloud/shared/records/codec.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import {
  CLOCK_KEY,
  clockIn,
  ENDED_KEY,
  type PastTurn,
  pastTurnKey,
  sessionOf,
  TURN_KEY,
  turnIn,
} from "@outloud/shared/room/session.ts"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { WantedRole } from "../rooms/plan-roles.ts"
import type { RoomService, Visitor } from "../rooms/room-service.ts"
import type { Participant } from "../storage/room-store.ts"
import type { DocRegistry } from "../sync/doc-registry.ts"
import type { LayerWriter } from "./layer-writer.ts"

interface RoleDeskOptions {
  readonly rooms: RoomService
  readonly registry: DocRegistry
  readonly writer: LayerWriter
  readonly clock: Clock
}

/** Who is what in a room, as the interviewer says. Changed roles close the sockets, which are judged anew. */
export class RoleDesk {
  readonly #rooms: RoomService
  readonly #registry: DocRegistry
  readonly #writer: LayerWriter
  readonly #clock: Clock

  constructor({ rooms, registry, writer, clock }: RoleDeskOptions) {
    this.#rooms = rooms
    this.#registry = registry
    this.#writer = writer
    this.#clock = clock
  }

  /** Rejects with `not_found`, `not_allowed`, `overtaken`, `no_room` or `storage_unavailable`. */
  changeRole({ room }: Visitor, personId: string, to: Role): Promise<void> {
    return this.#change(room.id, [{ id: personId, to }])
  }

  /** The asker and a candidate change places: the next turn of the interview. Rejects as changeRole does. */
  async swap({ room, participant }: Visitor, candidateId: string, turn: number): Promise<void> {
    if (turn !== room.turn)
      throw new Refusal("overtaken", "The roles have been swapped already. Look before you try again.")
    await this.#change(room.id, [
      { id: participant.id, from: "interviewer", to: "candidate" },
      { id: candidateId, from: "candidate", to: "interviewer" },
    ])
  }

  async remove({ room, participant }: Visitor, personId: string): Promise<void> {
    if (personId === participant.id)
      throw new Refusal("not_allowed", "You cannot remove yourself; leave the room instead.")
    await this.#rooms.remove(room.id, personId)
  }

  async #change(roomId: string, wanted: readonly WantedRole[]): Promise<void> {
    const before = await this.#rooms.participants(roomId)
    const change = () => this.#rooms.changeRoles(roomId, wanted)
    const sealed = await this.#writer.patiently(this.#registry.alone({ roomId, layer: "notes" }, change))
    if (!sealed) return
    await this.#rooms.setEnded(roomId, false)
    await this.#beginTurn(roomId, before)
  }

  /** What was so far is kept under the turn's number; the clock stands at its start again. */
  #beginTurn(roomId: string, before: readonly Participant[]): Promise<void> {
    const now = this.#clock.now()
    return this.#writer.perform(roomId, "session", doc => {
      const turn = turnIn(sessionOf(doc))
      const clock = clockIn(sessionOf(doc))
      const past: PastTurn = {
        turn,
        clock: clock === undefined ? null : turnClock(clock, { type: "pause" }, now),
        endedAt: now,
        roles: Object.fromEntries(before.map(({ id, role }) => [id, role])),
      }
      return written => {
        const session = sessionOf(written)
        session.set(pastTurnKey(turn), past as unknown as Json)
        session.set(TURN_KEY, turn + 1)
        session.set(ENDED_KEY, null)
        if (clock !== undefined) session.set(CLOCK_KEY, asPlanned(clock) as unknown as Json)
      }
    })
  }
}

function asPlanned({ phases }: SessionClock): SessionClock {
  const minutes = ({ planned }: ClockPhase) => planned / 60_000
  return newClock(phases.map(phase => ({ id: phase.id, minutes: minutes(phase) })))
}
