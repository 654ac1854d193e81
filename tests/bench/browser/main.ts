import { cpus } from "node:os"
import { parseArgs } from "node:util"
import { keepResults, tableOf } from "../report.ts"
import type { Figures, Scale } from "../workload.ts"
import { Scene } from "./scene.ts"
import type { BrowserWorkload } from "./workload.ts"
import { drag } from "./workloads/drag.ts"
import { hour } from "./workloads/hour.ts"
import { latency } from "./workloads/latency.ts"
import { remoteChange } from "./workloads/remote-change.ts"
import { start } from "./workloads/start.ts"

const WORKLOADS: readonly BrowserWorkload[] = [start, latency, drag, remoteChange, hour]

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    rounds: { type: "string" },
    seconds: { type: "string" },
    only: { type: "string", multiple: true },
  },
})

type Rows = Map<string, Figures[]>

const scale: Scale = { quick: values.quick, seconds: Number(values.seconds ?? (values.quick ? 4 : 10)) }
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5))
const workloads = WORKLOADS.filter(({ name }) => values.only?.includes(name) ?? true)
const played = new Map<BrowserWorkload, Rows>(workloads.map(workload => [workload, new Map()]))

const scene = await Scene.open(values.profile)
try {
  print(preamble())
  // Each round plays every workload, so that what else the machine does meets them all alike.
  for (let round = 0; round < rounds; round++) {
    for (const [workload, rows] of played) if (round === 0 || !workload.once) await play(workload, rows)
  }
} finally {
  await scene.close()
  // Also where a workload has failed: the others took their time.
  tell()
}

function tell(): void {
  const results = [...played].map(([workload, rows]) => ({ ...workload, title: workload.title(scale), rows }))
  for (const result of results) print(tableOf(result))
  const workloads = results.map(({ name, title, metrics, rows }) => ({
    ...{ name, title, metrics },
    rows: [...rows].map(([row, figures]) => ({ name: row, rounds: figures })),
  }))
  const kept = { ...scale, rounds, browser: scene.browser, workloads }
  print(`As JSON: ${keepResults("browser-results.json", kept)}`)
}

async function play(workload: BrowserWorkload, rows: Rows): Promise<void> {
  scene.label = workload.name
  for (const [row, figures] of Object.entries(await workload.play(scene, scale)))
    rows.set(row, [...(rows.get(row) ?? []), figures])
}

/** The conditions of a run, without which its figures mean nothing. */
function preamble(): string {
  const [cpu] = cpus()
  return [
    `${cpus().length} × ${cpu?.model.trim()}, ${scene.browser} without windows or a graphics card, Node ${process.version}, ${process.platform}; nothing pinned to a core.`,
    `Medians of ${rounds} interleaved round${rounds === 1 ? "" : "s"}; in brackets the ratio to the first row of the same run.`,
    "The server as shipped, all browsers and the script share this machine.",
    "",
  ].join("\n")
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
