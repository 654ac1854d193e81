import { type Scorecard, scorecardSchema } from "@outloud/shared/scorecard/scorecard.ts"
import type { KeptStorage } from "../remembered/kept-storage.ts"
import type { Scheduler } from "../room/connection/scheduler.ts"

/** Milliseconds after a change until it is sent, with all that has changed by then. */
export const SAVE_AFTER = 800
/** Milliseconds after a failure until it is tried again. */
export const RETRY_AFTER = 5_000

/**
 * "kept": the server could not take it, so it is in this browser alone, and tried again. "refused": the server will
 * not take it as it is.
 */
export type DraftState = "saved" | "saving" | "kept" | "refused"

export interface Draft {
  readonly card: Scorecard
  readonly state: DraftState
  /** Why it is not saved; empty where it is. */
  readonly problem: string
}

export interface DraftKeeperOptions {
  readonly storage: KeptStorage
  readonly key: string
  /** What the server has. */
  readonly saved: Scorecard
  readonly save: (card: Scorecard) => Promise<void>
  /** Whether the same may succeed later. */
  readonly isPassing: (error: unknown) => boolean
  readonly scheduler: Pick<Scheduler, "after">
}

/** A scorecard as it is being written: in this browser at once, on the server soon, and honest about which. */
export class DraftKeeper {
  readonly #options: DraftKeeperOptions
  readonly #listeners = new Set<() => void>()
  #draft: Draft
  #cancel = () => {}
  #underway: Promise<void> | null = null
  #isHeld = false

  constructor(options: DraftKeeperOptions) {
    this.#options = options
    const kept = keptCard(options.storage.get(options.key))
    this.#draft = { card: kept ?? options.saved, state: kept === null ? "saved" : "saving", problem: "" }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): Draft => this.#draft

  /** Sends what an earlier visit left behind. */
  start(): void {
    if (this.#draft.state !== "saved") this.#sendAfter(0)
  }

  /** Sends what has changed, once more, and lets go. What that does not save stays in this browser. */
  stop(): void {
    this.#cancel()
    if (this.#draft.state === "saving") void this.#send()
  }

  edit(change: (card: Scorecard) => Scorecard): void {
    const card = change(this.#draft.card)
    const { storage, key } = this.#options
    storage.set(key, JSON.stringify(card))
    this.#tell({ card, state: "saving", problem: "" })
    this.#sendAfter(SAVE_AFTER)
  }

  /** Hands over the card as it is, with no save before or after it. Rejects as `send` does. */
  async submit(send: (card: Scorecard) => Promise<void>): Promise<void> {
    this.#cancel()
    this.#isHeld = true
    await this.#underway
    try {
      await send(this.#draft.card)
      this.#done()
    } finally {
      this.#isHeld = false
      if (this.#draft.state !== "saved") this.#sendAfter(RETRY_AFTER)
    }
  }

  #sendAfter(ms: number): void {
    this.#cancel()
    this.#cancel = this.#options.scheduler.after(ms, () => void this.#send())
  }

  async #send(): Promise<void> {
    if (this.#underway !== null || this.#isHeld) return
    const { card } = this.#draft
    this.#underway = this.#options.save(card).then(
      () => {
        this.#underway = null
        if (this.#draft.card === card) this.#done()
        else this.#sendAfter(SAVE_AFTER)
      },
      (error: unknown) => {
        this.#underway = null
        this.#fail(error)
      },
    )
    await this.#underway
  }

  #done(): void {
    this.#cancel()
    this.#options.storage.remove(this.#options.key)
    this.#tell({ ...this.#draft, state: "saved", problem: "" })
  }

  #fail(error: unknown): void {
    const problem = error instanceof Error ? error.message : String(error)
    const isPassing = this.#options.isPassing(error)
    this.#tell({ ...this.#draft, state: isPassing ? "kept" : "refused", problem })
    if (isPassing && !this.#isHeld) this.#sendAfter(RETRY_AFTER)
  }

  #tell(draft: Draft): void {
    this.#draft = draft
    for (const listener of this.#listeners) listener()
  }
}

function keptCard(text: string | null): Scorecard | null {
  if (text === null) return null
  try {
    return scorecardSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
