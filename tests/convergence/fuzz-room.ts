import { MemoryStore } from "@outloud/server/storage/memory-store.ts"
import { recordsOf } from "@outloud/shared/records/codec.ts"
import { can } from "@outloud/shared/room/access.ts"
import { CANVAS_LAYERS, type CanvasLayer } from "@outloud/shared/room/layers.ts"
import type * as Y from "yjs"
import { actAtRandom } from "../support/board-actions.ts"
import { FaultyStore } from "../support/faulty-store.ts"
import { Random } from "../support/random.ts"
import { SyncServer } from "../support/sync-server.ts"
import { keyOf, type TestRoom } from "../support/test-server.ts"
import { Person } from "./person.ts"
import type { Script, Step, StepKind } from "./script.ts"
import { starterUpdates } from "./starter-updates.ts"
import { StockMember } from "./stock-member.ts"

/** More than a repair or a flush takes. */
const TURN_MS = 600
/** More than the longest pause between two tries of a disk that refused. */
const RETRY_MS = 6_000
/** More than the server keeps a document that nobody is in. */
const UNLOAD_MS = 31_000
const MOST_ROUNDS = 60

/** One room on the real server, with real editors in it, run by a script. */
export class FuzzRoom {
  readonly people: readonly Person[]
  readonly stock: StockMember
  readonly store = new FaultyStore(new MemoryStore())
  readonly #seed: number
  readonly #formerComplaints: unknown[] = []
  #sealedBefore: ReadonlySet<string> = new Set()
  #server = new SyncServer({ store: this.store, firstUpdates: starterUpdates })
  #room: TestRoom = { id: "", tokens: { interviewer: "", candidate: "", observer: "", solo: "" } }

  private constructor(script: Script) {
    this.#seed = script.seed
    this.people = script.cast.map((role, at) => {
      const seat = { role, key: keyOf(`person-${at}`), protocol: "outloud.v1" } as const
      return new Person({
        name: `person-${at}`,
        key: seat.key,
        role,
        newClientId: this.#clientIds(at),
        open: (layer, epoch) => this.#server.open(this.#room, { ...seat, layer, ...(epoch && { epoch }) }),
        // Where the disk refuses, whoever comes in has to wait too.
        tick: n => this.#server.clock.advance(n < 3 ? 0 : RETRY_MS),
      })
    })
    this.stock = new StockMember(this.#clientIds(script.cast.length)(), () =>
      this.#server.open(this.#room, { role: "candidate", layer: "diagram", protocol: "yjs" }),
    )
  }

  /** Everybody of the cast has come in. */
  static async open(script: Script): Promise<FuzzRoom> {
    const room = new FuzzRoom(script)
    room.#room = await room.#server.createRoom()
    for (const person of room.people) await person.enter()
    return room
  }

  get roomId(): string {
    return this.#room.id
  }

  /** What any of the servers so far would have had an operator look at. */
  get complaints(): readonly unknown[] {
    return [...this.#formerComplaints, ...this.#server.complaints]
  }

  /** Ids of the marks in notes that were sealed by a swap. */
  get sealedMarks(): ReadonlySet<string> {
    return this.#sealedBefore
  }

  async play([kind, who, seed]: Step): Promise<void> {
    const person = this.people[who % this.people.length]
    if (person !== undefined) await this.#steps[kind](person, new Random(seed))
  }

  /** Everybody is there, the disk works, and everything is delivered until nobody has anything left to say. */
  async heal(): Promise<void> {
    this.store.recover()
    for (const { peer } of this.people) peer.editor.cancel()
    for (let round = 0; round < MOST_ROUNDS; round++) {
      for (const person of this.people) {
        person.notice()
        await person.wire.connect()
      }
      if (this.stock.wire !== undefined) await this.stock.connect()
      await this.#deliverAll()
      for (const { peer } of this.people) peer.settle()
      if (this.#isQuiet()) return
    }
    throw new Error("the room never falls silent")
  }

  async serverDoc(layer: CanvasLayer): Promise<Y.Doc> {
    const live = await this.#server.registry.open({ roomId: this.#room.id, layer })
    if (live === undefined) throw new Error(`the server has no ${layer}`)
    return live.host.doc
  }

  dispose(): void {
    this.stock.leave()
    for (const person of this.people) person.dispose()
  }

  readonly #steps: Record<StepKind, (person: Person, random: Random) => void | Promise<void>> = {
    act: (person, random) => {
      for (let more = random.below(4); more >= 0; more--) this.#act(person, random)
    },
    frame: ({ peer }, random) => peer.frame(random.below(100)),
    send: async ({ wire }, random) => {
      wire.deliverUp(random.pick(CANVAS_LAYERS), 1 + random.below(4))
      if (random.chance(0.7)) await this.#server.clock.settle()
    },
    receive: ({ wire }, random) => wire.deliverDown(random.pick(CANVAS_LAYERS), 1 + random.below(4)),
    tick: () => this.#server.clock.settle(),
    wait: (_person, random) => this.#wait(random.chance(0.1) ? UNLOAD_MS : random.below(TURN_MS)),
    lose: (person, random) => {
      person.wire.lose(random.chance(0.5) ? CANVAS_LAYERS : [random.pick(CANVAS_LAYERS)])
      if (random.chance(0.5)) person.notice()
    },
    connect: ({ wire }) => wire.connect(),
    reload: async (person, random) => {
      const [isFlushed, isCopied] = [random.chance(0.7), random.chance(0.85)]
      if (isFlushed) person.peer.binding.flush()
      if (!isFlushed || !isCopied) person.signatures.forget()
      const copy = person.leave()
      if (random.chance(0.5)) person.notice()
      await person.enter(isCopied ? copy : undefined)
      if (random.chance(0.5)) await person.wire.connect()
    },
    swap: person => this.#swap(person),
    restart: (_person, random) => this.#restart(random.chance(0.5)),
    fault: (_person, random) => this.store.failNext(1 + random.below(3)),
    stock: async (_person, random) => {
      if (random.chance(0.5)) await this.stock.connect()
      if (random.chance(0.8)) this.stock.edit(random, await this.#annotations())
      if (random.chance(0.7)) this.stock.wire?.deliver()
      if (random.chance(0.1)) this.stock.leave()
    },
  }

  /** What is done in one frame, which mostly ends before it is written. */
  #act({ peer, signatures, wire }: Person, random: Random): void {
    if (random.chance(0.3)) signatures.sign(peer.editor, random)
    else actAtRandom(peer, random)
    signatures.forgetGone(peer.editor)
    if (random.chance(0.5)) wire.deliverDown(random.pick(CANVAS_LAYERS), 1)
    if (random.chance(0.8)) peer.frame(random.below(20))
  }

  /** Roles are swapped while nothing is under way; whoever has or had the notes opens the room anew. */
  async #swap(interviewer: Person): Promise<void> {
    const candidate = this.people.find(({ role }) => role === "candidate")
    if (interviewer.role !== "interviewer" || candidate === undefined) return
    await this.heal()
    const readers = this.people.filter(({ role }) => can(role, "read", "notes"))
    this.#sealedBefore = new Set([...this.#sealedBefore, ...recordsOf(await this.serverDoc("notes")).keys()])
    await this.#server.swap(this.#room.id, [interviewer.key, candidate.key])
    for (const person of new Set([...readers, candidate])) {
      const isSwapped = person === interviewer || person === candidate
      const other = person === interviewer ? "candidate" : "interviewer"
      await person.comeBackAs(isSwapped ? other : person.role)
    }
  }

  async #restart(isCrash: boolean): Promise<void> {
    if (isCrash) {
      // What was under way to the server is lost; what it sent before may still arrive.
      for (const person of this.people) person.wire.lose()
      this.stock.leave()
    } else {
      this.store.recover()
      await this.#server.stop()
    }
    this.#formerComplaints.push(...this.#server.complaints)
    this.#server = new SyncServer({ store: this.store, now: this.#server.clock.now() + 1 })
  }

  async #annotations(): Promise<string[]> {
    return [...recordsOf(await this.serverDoc("annotations")).keys()]
      .filter(id => id.startsWith("shape:"))
      .sort()
  }

  /** Stock clients do not wait with their edits until they are asked for them, and are given ten seconds. */
  async #wait(ms: number): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      this.stock.wire?.deliver()
      await this.#server.clock.settle()
    }
    this.stock.wire?.deliver()
    await this.#server.clock.advance(ms)
  }

  async #deliverAll(): Promise<void> {
    for (const layer of CANVAS_LAYERS) for (const { wire } of this.people) wire.deliverUp(layer)
    await this.#wait(this.#server.isClean ? TURN_MS : RETRY_MS)
    for (const layer of CANVAS_LAYERS) for (const { wire } of this.people) wire.deliverDown(layer)
    this.stock.wire?.deliver()
  }

  #isQuiet(): boolean {
    return (
      this.#server.isClean &&
      this.people.every(({ wire }) => wire.hasArrived && !wire.hasMail) &&
      !this.stock.wire?.hasMail
    )
  }

  #clientIds(person: number): () => number {
    let page = 0
    return () => 1024 + new Random(this.#seed * 1009 + person * 101 + page++).below(2 ** 31)
  }
}
