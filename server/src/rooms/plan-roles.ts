import { can, canManageRoom } from "@outloud/shared/room/access.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { Refusal } from "../errors.ts"
import type { Participant, RoleChange, Room } from "../storage/room-store.ts"

export interface WantedRole {
  readonly id: string
  /** What the asker saw them be; absent where that does not matter. */
  readonly from?: Role
  readonly to: Role
}

/**
 * What a change of roles comes to. Nobody ever reads the notes about themselves: whoever may read them from now on,
 * and was the candidate while they were written, makes them be sealed. Throws a Refusal where the change cannot be.
 */
export function planRoles(
  room: Room,
  known: readonly Participant[],
  wanted: readonly WantedRole[],
): RoleChange {
  const people = wanted.map(({ id, to }) => ({ person: find(known, id), to }))
  if (wanted.some(({ id, from }) => from !== undefined && find(known, id).role !== from))
    throw new Refusal("overtaken", "The roles are not what they were. Look before you try again.")
  for (const { person, to } of people) {
    if (person.role === "solo" || to === "solo")
      throw new Refusal("not_allowed", "Whoever practises alone stays in charge of their own room.")
  }
  const after = new Map(people.map(({ person, to }) => [person.id, to]))
  const isRun = known.some(
    ({ id, role, removedAt }) => removedAt === null && canManageRoom(after.get(id) ?? role),
  )
  if (!isRun)
    throw new Refusal("not_allowed", "A room needs an interviewer: give somebody else that role first.")
  return {
    people: people.map(({ person, to }) => ({ id: person.id, from: person.role, to })),
    turn: room.turn,
    sealsNotes: people.some(({ person, to }) => readsNotesAboutThemselves(room, person, to)),
  }
}

function find(known: readonly Participant[], id: string): Participant {
  const person = known.find(one => one.id === id && one.removedAt === null)
  if (person === undefined) throw new Refusal("not_found", "There is no such person in this room.")
  return person
}

function readsNotesAboutThemselves({ turn }: Room, { role, candidateTurn }: Participant, to: Role): boolean {
  const begins = can(to, "read", "notes") && !can(role, "read", "notes")
  return begins && (role === "candidate" || candidateTurn === turn)
}
