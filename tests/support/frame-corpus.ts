import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fromBase64, toBase64 } from "lib0/buffer"
import type { LogLine } from "./test-server.ts"
import type { WirePeer } from "./wire-peer.ts"

const FILE = join(import.meta.dirname, "../security/frames.json")
/** Longer frames are mostly padding. */
const LONGEST = 4_096

/**
 * Hostile frames that were the first to come to some end: each way in which the server has ever refused one, and each
 * that it has taken. New attacks are made from them. `FRAMES_KEEP=1` adds those that come to an end not seen before.
 */
export class FrameCorpus {
  readonly #kept = new Map(Object.entries(JSON.parse(readFileSync(FILE, "utf8")) as Record<string, string>))
  readonly #frames = [...this.#kept.values()].map(fromBase64)

  get frames(): readonly Uint8Array[] {
    return this.#frames
  }

  note(outcome: string, frame: Uint8Array): void {
    if (process.env.FRAMES_KEEP !== "1" || this.#kept.has(outcome) || frame.length > LONGEST) return
    this.#kept.set(outcome, toBase64(frame))
    const sorted = [...this.#kept].sort(([a], [b]) => (a < b ? -1 : 1))
    writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
  }
}

/** What became of the newest frame: why its sender was closed, or that it was taken. */
export function outcomeOf({ isOpen }: WirePeer, logged: readonly LogLine[]): string {
  if (isOpen) return "taken"
  const last = logged.at(-1)?.line as { reason?: string; detail?: string } | undefined
  const detail = last?.detail?.replaceAll(/\d+/g, "#").slice(0, 100) ?? ""
  return `${last?.reason ?? "closed"}: ${detail}`
}
