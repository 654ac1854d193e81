import type { EstimateInput } from "@outloud/shared/estimates/estimate.ts"
import type { BegunRoom, CreatedRoom } from "@outloud/shared/protocol/api.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import { SCHEMA_VERSION } from "@outloud/shared/records/schema.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import { FIRST_LINKS, type Role, type RoomMode } from "@outloud/shared/room/roles.ts"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { Link, LoggedUpdate, Participant, Room, RoomStore, StoredDoc } from "../storage/room-store.ts"
import { cursorColor } from "./cursor-color.ts"
import { planRoles, type WantedRole } from "./plan-roles.ts"
import type { RoomEvent, RoomListener } from "./room-events.ts"
import { hashSecret, newId, newToken, sameHash } from "./secrets.ts"

/** Who asks, as the server knows it: never what a client says of itself. */
export interface Visitor {
  readonly room: Room
  readonly link: Link
  readonly participant: Participant
}

export interface RoomToCreate {
  readonly question: Question
  readonly mode: RoomMode
  /** The question's numbers, where browsers do not have them by themselves. */
  readonly inputs?: readonly EstimateInput[]
  /** For a room alone that a browser began while this server was away. */
  readonly begun?: BegunRoom
}

/** The content that a new room's documents start with. */
export type FirstUpdates = (
  question: Question,
  mode: RoomMode,
  estimateInputs?: readonly EstimateInput[],
) => ReadonlyMap<Layer, readonly LoggedUpdate[]>

/** More than a hundred live connections cannot need; bounds what one leaked link can fill the store with. */
const MOST_PARTICIPANTS = 200
const MOST_LINKS = 100
const VISIT_MS = 10 * 60_000

/** Rooms, links and participants: who may come in, and as what. */
export class RoomService {
  readonly #store: RoomStore
  readonly #clock: Clock
  readonly #firstUpdates: FirstUpdates
  readonly #listeners = new Set<RoomListener>()

  constructor(options: { store: RoomStore; clock: Clock; firstUpdates: FirstUpdates }) {
    this.#store = options.store
    this.#clock = options.clock
    this.#firstUpdates = options.firstUpdates
  }

  onEvent(listener: RoomListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Throws `overtaken` where another room has the id of one that was begun elsewhere. */
  async create({ question, mode, inputs, begun }: RoomToCreate): Promise<CreatedRoom> {
    const made = begun && (await this.#begunBefore(begun))
    if (made !== undefined) return made
    const now = this.#clock.now()
    const room: Room = {
      ...{ id: begun?.roomId ?? newId(), questionId: question.id, mode },
      ...{ createdAt: now, visitedAt: now, endedAt: null, turn: 0 },
    }
    const links = FIRST_LINKS[mode].map(role => this.#newLink(room.id, role, begun?.token))
    await this.#store.createRoom({
      room,
      links: links.map(({ link }) => link),
      schemaVersion: SCHEMA_VERSION,
      firstUpdates: this.#firstUpdates(question, mode, inputs),
    })
    return { roomId: room.id, links: Object.fromEntries(links.map(({ link, url }) => [link.role, url])) }
  }

  /** The answer to a browser that asks again, because the first one was lost; undefined where there is no such room. */
  async #begunBefore({ roomId, token }: BegunRoom): Promise<CreatedRoom | undefined> {
    if ((await this.#store.room(roomId)) === undefined) return undefined
    const hash = hashSecret(token)
    const [link] = await this.#store.links(roomId)
    if (link?.role !== "solo" || !sameHash(link.tokenHash, hash))
      throw new Refusal("overtaken", "There is another room of this id.")
    return { roomId, links: { solo: linkUrl(roomId, token) } }
  }

  /** Throws `no_room` or `bad_token`. Without a key, the participant that the link's keyless connections share. */
  async admit(
    roomId: string,
    token: string | undefined,
    participantKey: string | undefined,
  ): Promise<Visitor> {
    const { room, link } = await this.#authenticate(roomId, token)
    const keyHash = participantKey === undefined ? null : hashSecret(participantKey)
    const known = await this.#store.participants(roomId)
    const found = known.find(p => p.linkId === link.id && p.keyHash === keyHash)
    if (found !== undefined) return { room, link, participant: welcome(found) }
    if (known.filter(({ linkId }) => linkId === link.id).length >= MOST_PARTICIPANTS) {
      throw new Refusal(
        "not_allowed",
        `${MOST_PARTICIPANTS} people have come by this link, which is the most it can hold.`,
      )
    }
    const id = newId()
    const participant = await this.#store.participant({
      id,
      roomId,
      linkId: link.id,
      keyHash,
      role: link.role,
      name: "",
      color: cursorColor(known.length),
      createdAt: this.#clock.now(),
      removedAt: null,
      candidateTurn: link.role === "candidate" ? room.turn : null,
    })
    if (participant.id === id) this.#tell({ kind: "participant", participant })
    return { room, link, participant: welcome(participant) }
  }

  /** Whether a visitor who was admitted a moment ago would be admitted just so again. Throws where not at all. */
  async isUnchanged({ room, link, participant }: Visitor): Promise<boolean> {
    const [now, links, people] = await Promise.all([
      this.#store.room(room.id),
      this.#store.links(room.id),
      this.#store.participants(room.id),
    ])
    if (now === undefined) throw noSuchRoom()
    assertValid(links.find(({ id }) => id === link.id))
    const person = people.find(({ id }) => id === participant.id)
    return person !== undefined && welcome(person).role === participant.role && now.endedAt === room.endedAt
  }

  async rename(visitor: Visitor, name: string): Promise<Participant> {
    if (visitor.participant.name === name) return visitor.participant
    const participant = await this.#store.updateParticipant(visitor.room.id, visitor.participant.id, { name })
    if (participant === undefined) throw new Refusal("no_room", "This room does not exist any more.")
    this.#tell({ kind: "participant", participant })
    return participant
  }

  /**
   * Gives people other roles, all or none. Resolves to whether that sealed the notes; call it while nobody has them
   * open. Throws a Refusal where it cannot be, and `overtaken` where others changed roles in the meantime.
   */
  async changeRoles(roomId: string, wanted: readonly WantedRole[]): Promise<boolean> {
    const room = await this.#store.room(roomId)
    if (room === undefined) throw noSuchRoom()
    const plan = planRoles(room, await this.#store.participants(roomId), wanted)
    if (!(await this.#store.changeRoles(roomId, plan)))
      throw new Refusal("overtaken", "Somebody else has just changed the roles. Look before you try again.")
    const ids = new Set(plan.people.map(({ id }) => id))
    for (const participant of await this.#store.participants(roomId))
      if (ids.has(participant.id)) this.#tell({ kind: "participant", participant })
    return plan.sealsNotes
  }

  /** Shows somebody out: this browser of theirs comes in by this link no more. */
  async remove(roomId: string, participantId: string): Promise<void> {
    const change = { removedAt: this.#clock.now() }
    const participant = await this.#store.updateParticipant(roomId, participantId, change)
    if (participant === undefined) throw new Refusal("not_found", "There is no such person in this room.")
    this.#tell({ kind: "participant", participant })
  }

  /** Ends the interview, or opens it again. Resolves to when it was ended. */
  async setEnded(roomId: string, hasEnded: boolean): Promise<number | null> {
    await this.#store.endRoom(roomId, hasEnded ? this.#clock.now() : null)
    const room = await this.#store.room(roomId)
    if (room === undefined) throw noSuchRoom()
    this.#tell({ kind: "room-ended", roomId, hasEnded: room.endedAt !== null })
    return room.endedAt
  }

  /** Notes that somebody came, which keeps the room from expiring; not more often than that needs. */
  async visited(room: Room): Promise<void> {
    const now = this.#clock.now()
    if (now - room.visitedAt >= VISIT_MS) await this.#store.touchRoom(room.id, now)
  }

  links(roomId: string): Promise<readonly Link[]> {
    return this.#store.links(roomId)
  }

  participants(roomId: string): Promise<readonly Participant[]> {
    return this.#store.participants(roomId)
  }

  /** The notes of a turn that is over; undefined where there are none. */
  sealedNotes(roomId: string, turn: number): Promise<StoredDoc | undefined> {
    return this.#store.loadDoc({ roomId, layer: "notes", sealedTurn: turn })
  }

  async addLink(roomId: string, role: Role): Promise<{ link: Link; url: string }> {
    if ((await this.#store.links(roomId)).length >= MOST_LINKS) {
      throw new Refusal("not_allowed", `A room can have ${MOST_LINKS} links, revoked ones included.`)
    }
    const made = this.#newLink(roomId, role)
    await this.#store.addLink(made.link)
    return made
  }

  async revokeLink(roomId: string, linkId: string): Promise<void> {
    const existed = await this.#store.revokeLink(roomId, linkId, this.#clock.now())
    if (!existed) throw new Refusal("not_found", "There is no such link in this room.")
    this.#tell({ kind: "link-revoked", roomId, linkId })
  }

  /** Deletes everything of the room; who is in it is told. */
  async delete(roomId: string): Promise<void> {
    await this.#store.deleteRoom(roomId)
    this.#tell({ kind: "room-deleted", roomId })
  }

  async #authenticate(roomId: string, token: string | undefined): Promise<{ room: Room; link: Link }> {
    const room = await this.#store.room(roomId)
    if (room === undefined) throw noSuchRoom()
    if (token === undefined) throw new Refusal("bad_token", "The link is incomplete: its token is missing.")
    const hash = hashSecret(token)
    let match: Link | undefined
    for (const link of await this.#store.links(roomId)) if (sameHash(link.tokenHash, hash)) match = link
    return { room, link: assertValid(match) }
  }

  #newLink(roomId: string, role: Role, token = newToken()): { link: Link; url: string } {
    const link: Link = {
      id: newId(),
      roomId,
      role,
      tokenHash: hashSecret(token),
      createdAt: this.#clock.now(),
      revokedAt: null,
    }
    return { link, url: linkUrl(roomId, token) }
  }

  #tell(event: RoomEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

function linkUrl(roomId: string, token: string): string {
  return `/r/${roomId}#${token}`
}

function noSuchRoom(): Refusal {
  return new Refusal("no_room", "There is no such room. It may have been deleted.")
}

function assertValid(link: Link | undefined): Link {
  if (link === undefined) throw new Refusal("bad_token", "This link is not valid for this room.")
  if (link.revokedAt !== null) throw new Refusal("bad_token", "This link was revoked. Ask for a new one.")
  return link
}

/** Throws for somebody who was shown out. */
function welcome(participant: Participant): Participant {
  if (participant.removedAt === null) return participant
  throw new Refusal("bad_token", "The interviewer has removed you from this room.")
}
