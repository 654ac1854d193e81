import type { ParticipantView } from "@outloud/shared/protocol/api.ts"
import { ROLES, type Role } from "@outloud/shared/room/roles.ts"
import type { Awareness } from "y-protocols/awareness"

/** Somebody who is in the room now, in however many tabs. */
export interface Person {
  readonly id: string
  /** Never empty: the role stands in for a name that was not given. */
  readonly name: string
  readonly color: string
  readonly role: Role
  readonly isMe: boolean
  /** Whether they are writing in a label at this moment. */
  readonly isEditing: boolean
}

export interface PeopleStore {
  subscribe(listener: () => void): () => void
  /** Me first, then interviewers, candidates, observers; the same array until something shown changes. */
  getSnapshot(): readonly Person[]
}

/** Who is here, by the awareness of the room. `user` in it is the server's word; the rest is hostile. */
export function createPeople(awareness: Awareness, me: ParticipantView): PeopleStore {
  let people: readonly Person[] = peopleIn(awareness.getStates(), me)
  return {
    subscribe(listener) {
      const look = () => {
        const next = peopleIn(awareness.getStates(), me)
        if (JSON.stringify(next) === JSON.stringify(people)) return
        people = next
        listener()
      }
      look()
      awareness.on("change", look)
      return () => awareness.off("change", look)
    },
    getSnapshot: () => people,
  }
}

/** Our own entry is left out of the reading: the server does not send us our own name. */
export function peopleIn(states: ReadonlyMap<number, unknown>, me: ParticipantView): readonly Person[] {
  const people = new Map<string, Person>([[me.id, { ...toPerson(me), isMe: true, isEditing: false }]])
  for (const state of states.values()) {
    const user = readUser(state)
    if (user === undefined || user.id === me.id) continue
    const isEditing = isEditingLabel(state) || (people.get(user.id)?.isEditing ?? false)
    people.set(user.id, { ...toPerson(user), isMe: false, isEditing })
  }
  return [...people.values()].sort(byPlace)
}

const NAMELESS: Record<Role, string> = {
  interviewer: "Interviewer",
  candidate: "Candidate",
  observer: "Observer",
  solo: "Solo",
}

function toPerson({ id, name, color, role }: ParticipantView): Omit<Person, "isMe" | "isEditing"> {
  return { id, name: name.trim() === "" ? NAMELESS[role] : name, color, role }
}

function byPlace(a: Person, b: Person): number {
  if (a.isMe !== b.isMe) return a.isMe ? -1 : 1
  return (
    ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)
  )
}

function readUser(state: unknown): ParticipantView | undefined {
  const user = field(state, "user")
  const [id, name, color] = ["id", "name", "color"].map(key => field(user, key))
  const role = ROLES.find(known => known === field(user, "role"))
  if (typeof id !== "string" || typeof name !== "string" || typeof color !== "string" || role === undefined) {
    return undefined
  }
  return { id, name, color, role }
}

function isEditingLabel(state: unknown): boolean {
  return typeof field(field(state, "presence"), "editingShapeId") === "string"
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}

/** Up to two letters that stand for a name on an avatar. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(word =>
    word ? [...word][0] : "",
  )
  return letters.join("").toLocaleUpperCase()
}
