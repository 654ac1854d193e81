import { mkdirSync, writeFileSync } from "node:fs"
import type { Profiler } from "node:inspector"
import { join } from "node:path"
import { DATA, type Standing } from "./contestants.ts"

export interface Spent {
  /** Processor time of the server. */
  readonly cpuMs: number
  readonly wallMs: number
}

/** Measures what a server spends while something is done to it; where asked for, with a profile of that time. */
export class Meter {
  readonly #profiles: boolean
  /** What is being measured, for a profile's name. */
  label = ""

  constructor(profiles: boolean) {
    this.#profiles = profiles
  }

  async measure({ process }: Standing, work: () => Promise<unknown>): Promise<Spent> {
    if (this.#profiles) await process.startProfile()
    const [before, began] = [await process.usage(), performance.now()]
    await work()
    const [after, ended] = [await process.usage(), performance.now()]
    if (this.#profiles) keepProfile(this.label, await process.endProfile())
    return { cpuMs: after.cpuMs - before.cpuMs, wallMs: ended - began }
  }
}

/** Writes a profile to a file, and tells where and what took most. */
export function keepProfile(label: string, profile: Profiler.Profile): void {
  mkdirSync(DATA, { recursive: true })
  const path = join(DATA, `${label.replaceAll(" ", "-")}.cpuprofile`)
  writeFileSync(path, JSON.stringify(profile))
  process.stderr.write(`${path}\n${hottest(profile)}\n`)
}

const SHOWN = 25

/** The functions in which the most time was spent themselves. */
function hottest({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const spent = new Map<string, number>()
  let total = 0
  for (const [n, id] of samples.entries()) {
    const name = names.get(id) ?? "?"
    const time = timeDeltas[n] ?? 0
    if (name.startsWith("(idle)")) continue
    total += time
    spent.set(name, (spent.get(name) ?? 0) + time)
  }
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, time]) => `${((100 * time) / total).toFixed(1).padStart(6)} %  ${name}`)
    .join("\n")
}

function nameOf({
  functionName,
  url,
  lineNumber,
}: {
  functionName: string
  url: string
  lineNumber: number
}) {
  const file = url.split("/").slice(-2).join("/")
  return `${functionName || "(anonymous)"} ${file === "" ? "" : `${file}:${lineNumber + 1}`}`
}
