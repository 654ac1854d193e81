import { encodeRecord } from "@outloud/shared/records/codec.ts"
import type { Layer } from "@outloud/shared/room/layers.ts"
import * as Y from "yjs"
import type { LiveRoom, LiveServer } from "../support/live-server.ts"
import type { Random } from "../support/random.ts"
import { box } from "../support/records.ts"
import { SoakPerson } from "./soak-person.ts"

/** Told of each edit that has reached the other person, with the milliseconds that it took. */
export type OnArrival = (ms: number) => void

const EDIT_MS = 1_000
const REMARK_MS = 5_000
const CURSOR_MS = 500
const LEAVE_MS = 60_000
/** Of each layer, from the beginning: a board that grows would look like a server that leaks. */
const SHAPES = 40

/** An interview: the candidate draws, the interviewer annotates and notes, both point, an observer comes and goes. */
export class SoakRoom {
  readonly #random: Random
  readonly #candidate: SoakPerson
  readonly #interviewer: SoakPerson
  readonly #observer: SoakPerson
  /** When each edit that is under way was made, by its number. */
  readonly #underway = new Map<number, number>()
  #edits = 0
  #timers: NodeJS.Timeout[] = []
  #returning: Promise<void> = Promise.resolve()

  constructor(server: LiveServer, room: LiveRoom, random: Random, onArrival: OnArrival) {
    this.#random = random
    this.#candidate = new SoakPerson(server.origin, room, "candidate")
    this.#interviewer = new SoakPerson(server.origin, room, "interviewer")
    this.#observer = new SoakPerson(server.origin, room, "observer")
    this.#interviewer.on("diagram").records.observeDeep(events => {
      for (const { target } of events) if (target instanceof Y.Map) this.#arrived(target.get("xy"), onArrival)
    })
  }

  /** Everybody is in, and every board has its shapes. */
  async fill(): Promise<void> {
    await Promise.all(this.#people.map(person => person.comeIn()))
    const boards = [
      this.#candidate.on("diagram"),
      this.#interviewer.on("annotations"),
      this.#interviewer.on("notes"),
    ]
    for (const board of boards)
      board.edit(records => {
        for (let n = 0; n < SHAPES; n++) records.set(`shape:${n}`, encodeRecord(box(`${n}`)))
      })
    await Promise.all(boards.map(board => board.saved()))
  }

  begin(): void {
    this.#keep(EDIT_MS, () => this.#draw())
    this.#keep(REMARK_MS, () => this.#remark(this.#random.pick(["annotations", "notes"])))
    this.#keep(CURSOR_MS, () => {
      for (const person of [this.#candidate, this.#interviewer])
        person.on("diagram").showPresence({ cursor: { x: this.#random.below(2_000), y: this.#edits } })
    })
    this.#keep(LEAVE_MS, () => {
      this.#observer.leave()
      this.#returning = this.#observer.comeIn()
    })
  }

  /** Nobody does anything more. Resolves to what is wrong once everything could have arrived. */
  async end(patienceMs: number): Promise<string[]> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.#returning
    const until = performance.now() + patienceMs
    while (this.#faults.length > 0 && performance.now() < until)
      await new Promise(resolve => setTimeout(resolve, 50))
    const faults = this.#faults
    for (const person of this.#people) person.leave()
    return faults
  }

  get edits(): number {
    return this.#edits
  }

  get sockets(): number {
    return this.#people.reduce((sum, { size }) => sum + size, 0)
  }

  get #people(): readonly SoakPerson[] {
    return [this.#candidate, this.#interviewer, this.#observer]
  }

  get #faults(): string[] {
    const faults = this.#people.flatMap(({ role, closedWith, unsaved }) => [
      ...closedWith.map(code => `the ${role} was closed with ${code}`),
      ...unsaved.map(layer => `what the ${role} wrote on ${layer} is not saved`),
    ])
    return this.#underway.size === 0 ? faults : [...faults, `${this.#underway.size} edits have not arrived`]
  }

  #draw(): void {
    const number = ++this.#edits
    const id = `shape:${this.#random.below(SHAPES)}`
    this.#underway.set(number, performance.now())
    this.#candidate.on("diagram").edit(records => records.get(id)?.set("xy", [number, 0]))
  }

  #remark(layer: Layer): void {
    const name = `${this.#random.below(SHAPES)}`
    this.#interviewer.on(layer).edit(records => records.set(`shape:${name}`, encodeRecord(box(name))))
  }

  #arrived(xy: unknown, onArrival: OnArrival): void {
    const number = Array.isArray(xy) ? Number(xy[0]) : 0
    const madeAt = this.#underway.get(number)
    if (madeAt === undefined) return
    this.#underway.delete(number)
    onArrival(performance.now() - madeAt)
  }

  /** At even intervals, out of step with the other rooms. */
  #keep(everyMs: number, run: () => void): void {
    const first = setTimeout(() => this.#timers.push(setInterval(run, everyMs)), this.#random.below(everyMs))
    this.#timers.push(first)
  }
}
