import type { DatabaseSync } from "node:sqlite"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { allRows, firstRow } from "./sqlite-rows.ts"

/** Somebody as a database has them, with what tells whether another database speaks of the same room and turn. */
export interface Standing {
  readonly roomId: string
  readonly id: string
  readonly linkId: string
  readonly keyHash: string | null
  readonly role: Role
  /** Sealed with the room's key. */
  readonly name: Uint8Array
  readonly color: string
  readonly createdAt: number
  readonly removedAt: number | null
  readonly candidateTurn: number | null
  readonly linkRole: Role
  readonly turn: number
  /** The room's key. */
  readonly secret: string
}

const STANDINGS = `
  SELECT participant.room_id AS roomId, participant.id, link_id AS linkId, key_hash AS keyHash, participant.role,
         name, color, participant.created_at AS createdAt, removed_at AS removedAt, candidate_turn AS candidateTurn,
         link.role AS linkRole, turn, lower(hex(secret)) AS secret
  FROM participant
  JOIN link ON link.room_id = participant.room_id AND link.id = link_id
  JOIN room ON room.id = participant.room_id
  JOIN room_key ON room_key.id = key_id`

/** Everybody in every room. None in a database that knows no turns yet: nobody could be removed or change roles in it. */
export function standingsIn(db: DatabaseSync): Standing[] {
  const knowsTurns = "SELECT 1 FROM pragma_table_info('participant') WHERE name = 'removed_at'"
  return db.prepare(knowsTurns).get() === undefined ? [] : allRows<Standing>(db.prepare(STANDINGS))
}

/**
 * Has people be in an older copy what they have become since. Who was removed stays so. Roles are those of today where
 * the copy is of the same turn; where they were swapped since, the copy's people are those of its own turn, so that
 * nobody reads notes about themselves, and only who watches by now watches there too. Only inside a transaction.
 */
export function carryPeople(db: DatabaseSync, today: readonly Standing[]): void {
  const then = byRoom(standingsIn(db))
  for (const [roomId, people] of byRoom(today))
    carryRoom(new People(db, roomId), people, then.get(roomId) ?? [])
}

function byRoom(standings: readonly Standing[]): Map<string, Standing[]> {
  const rooms = new Map<string, Standing[]>()
  for (const standing of standings) {
    const others = rooms.get(standing.roomId)
    if (others === undefined) rooms.set(standing.roomId, [standing])
    else others.push(standing)
  }
  return rooms
}

function carryRoom(people: People, today: readonly Standing[], then: readonly Standing[]): void {
  const place = people.place
  if (place === undefined) return
  // An id that was used again by another room tells nothing about this one.
  for (const person of today.filter(({ secret }) => secret === place.secret)) {
    const before = then.find(one => one.linkId === person.linkId && one.keyHash === person.keyHash)
    people.put(
      person.turn === place.turn ? person : { ...person, ...acrossTurns(person, before, place.turn) },
    )
  }
  // Nobody is left to run the room: then who ran it does.
  if (!then.some(isRunning) || people.all().some(isRunning)) return
  for (const { linkId, keyHash, role } of then.filter(isRunning)) people.giveRole(linkId, keyHash, role)
}

function acrossTurns({ role, linkRole }: Standing, before: Standing | undefined, turn: number) {
  if (before !== undefined)
    return { role: role === "observer" ? role : before.role, candidateTurn: before.candidateTurn }
  const first = canManageRoom(role) ? linkRole : role
  return { role: first, candidateTurn: first === "candidate" ? turn : null }
}

function isRunning({ role, removedAt }: Pick<Standing, "role" | "removedAt">): boolean {
  return removedAt === null && canManageRoom(role)
}

/** The people of one room of the copy. */
class People {
  readonly #db: DatabaseSync
  readonly #roomId: string

  constructor(db: DatabaseSync, roomId: string) {
    this.#db = db
    this.#roomId = roomId
  }

  get place(): { readonly turn: number; readonly secret: string } | undefined {
    const sql =
      "SELECT turn, lower(hex(secret)) AS secret FROM room JOIN room_key ON room_key.id = key_id WHERE room.id = ?"
    return firstRow(this.#db.prepare(sql), this.#roomId)
  }

  all(): Pick<Standing, "role" | "removedAt">[] {
    return allRows(
      this.#db.prepare("SELECT role, removed_at AS removedAt FROM participant WHERE room_id = ?"),
      this.#roomId,
    )
  }

  /** Who came since is added, if their link is there. */
  put(person: Standing): void {
    const { id, linkId, keyHash, role, name, color, createdAt, removedAt, candidateTurn } = person
    const known = this.#db
      .prepare(
        `UPDATE participant SET role = ?, removed_at = ifnull(removed_at, ?), candidate_turn = ?
         WHERE room_id = ? AND link_id = ? AND ifnull(key_hash, '') = ifnull(?, '')`,
      )
      .run(role, removedAt, candidateTurn, this.#roomId, linkId, keyHash)
    if (known.changes > 0) return
    this.#db
      .prepare(
        `INSERT INTO participant
           (room_id, id, link_id, key_hash, role, name, color, created_at, removed_at, candidate_turn)
         SELECT room_id, ?, id, ?, ?, ?, ?, ?, ?, ? FROM link WHERE room_id = ? AND id = ?`,
      )
      .run(id, keyHash, role, name, color, createdAt, removedAt, candidateTurn, this.#roomId, linkId)
  }

  giveRole(linkId: string, keyHash: string | null, role: Role): void {
    this.#db
      .prepare(
        `UPDATE participant SET role = ? WHERE room_id = ? AND link_id = ? AND ifnull(key_hash, '') = ifnull(?, '')`,
      )
      .run(role, this.#roomId, linkId, keyHash)
  }
}
