import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import {
  type GuardProfile,
  inspectUpdate,
  RESERVED_CLIENT_IDS,
  type Verdict,
} from "@outloud/shared/records/guard.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import * as Y from "yjs"
import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { DocRef } from "../storage/room-store.ts"
import type { Connection } from "./connection.ts"
import type { LateDoc } from "./late-doc.ts"
import type { SyncMetrics } from "./metrics.ts"
import { Quota } from "./quota.ts"

interface AdmissionOptions {
  readonly ref: DocRef
  /** Its owners grow as people write. */
  readonly late: LateDoc
  readonly limits: Limits
  readonly clock: Clock
  readonly log: Log
  readonly metrics: SyncMetrics
}

/** How long a gapped update may wait for the step 2 that fills its gap. */
const EARLY_MS = 10_000

const PROFILES: Record<DocRef["layer"], GuardProfile> = {
  diagram: "records",
  annotations: "records",
  notes: "notes",
  session: "readonly",
}

/** Decides which updates get into one document, and shows out whoever sends what may not be there. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #quota: Quota

  constructor(options: AdmissionOptions) {
    this.#options = options
    this.#quota = new Quota(options.late, options)
  }

  /** The bytes to apply; undefined where there is nothing to: known already, waiting, or refused. */
  judge(from: Connection, update: Uint8Array, isStep2: boolean): Uint8Array | undefined {
    // Not `closed`: what somebody sent just before leaving still counts.
    if (from.refused) return undefined
    const verdict = this.#inspect(from, update)
    if (verdict.kind === "refused") {
      if (verdict.reason === "gap" && !isStep2 && this.#waits(from, update)) return undefined
      this.#refuseUpdate(from, verdict.reason, verdict.detail)
      return undefined
    }
    if (verdict.kind === "write" && !this.#fits(verdict.update)) {
      this.#refuseUpdate(from, "layer-full", "the board has reached its size limit")
      return undefined
    }
    from.frameCommitted()
    if (verdict.kind === "noop") return undefined
    for (const clientId of verdict.claims) this.#options.late.owners.set(clientId, from.person.id)
    return verdict.update
  }

  /** Counts what has been applied against the quota. */
  applied(bytes: number): void {
    this.#quota.added(bytes)
  }

  /** Makes a Yjs client id the participant's own, unless it is somebody's already. True where it is theirs now. */
  claim(clientId: number, participantId: string): boolean {
    const { owners } = this.#options.late
    const owner = owners.get(clientId)
    if (owner !== undefined) return owner === participantId
    if (clientId < RESERVED_CLIENT_IDS) return false
    owners.set(clientId, participantId)
    return true
  }

  /** Closes a connection for a frame that cannot be taken. What it sent before that frame still counts. */
  refuse(from: Connection, reason: string, detail: string): void {
    const { metrics, log, ref } = this.#options
    metrics.refusals.inc({ reason })
    log.warn({ ...ref, participant: from.person.id, reason, detail }, "update refused")
    // A full board is nobody's fault.
    if (reason !== "layer-full") from.refusals.add()
    if (!from.refusals.areTooMany) from.close(CloseCode.updateRefused, `update refused: ${reason}`)
    else if (reason === "not-allowed") from.close(CloseCode.notAllowed, "this layer may only be read")
    else from.close(CloseCode.abuse, "too many refused updates")
  }

  #refuseUpdate(from: Connection, reason: string, detail: string): void {
    from.refused = true
    this.refuse(from, reason, detail)
  }

  #inspect(from: Connection, update: Uint8Array): Verdict {
    const { late, ref, limits } = this.#options
    return inspectUpdate(late.doc, update, {
      owners: late.owners,
      author: from.person.id,
      mayWrite: from.mayWrite,
      profile: PROFILES[ref.layer],
      limits,
    })
  }

  /** Nothing new but deletions always fits: they are what makes room. */
  #fits(update: Uint8Array): boolean {
    return this.#quota.admits(update.byteLength) || Y.parseUpdateMeta(update).to.size === 0
  }

  #waits(from: Connection, update: Uint8Array): boolean {
    const held = from.early.hold(update)
    if (held === "full") this.#resync(from)
    else if (held === "first") {
      this.#options.clock.after(EARLY_MS, () => {
        if (!from.early.isEmpty && !from.closed) this.#resync(from)
      })
    }
    return held !== "released"
  }

  /** Nothing is lost: the step 2 of the next socket carries it all. */
  #resync(from: Connection): void {
    from.refused = true
    from.close(CloseCode.resync, "reconnect and synchronise again")
  }
}
