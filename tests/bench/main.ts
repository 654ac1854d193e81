import { parseArgs } from "node:util"
import { before, CONTESTANTS, type Contestant } from "./contestants.ts"
import { pinLoadGenerator } from "./cores.ts"
import { durableCommitMs } from "./durable-commit.ts"
import { Meter } from "./meter.ts"
import { keepJson, preamble, type Result, table } from "./report.ts"
import type { Figures, Scale, Workload } from "./workload.ts"
import { crowdOf100 } from "./workloads/crowd-of-100.ts"
import { growth } from "./workloads/growth.ts"
import { idle } from "./workloads/idle.ts"
import { join } from "./workloads/join.ts"
import { manyRooms } from "./workloads/many-rooms.ts"
import { pair } from "./workloads/pair.ts"
import { oneRoom, twentyRooms } from "./workloads/throughput.ts"

const WORKLOADS: readonly Workload[] = [pair, manyRooms, crowdOf100, oneRoom, twentyRooms, join, idle, growth]

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    rounds: { type: "string" },
    seconds: { type: "string" },
    workload: { type: "string", multiple: true },
    server: { type: "string", multiple: true },
    /** Another checkout of this program, set up, to measure beside this one. */
    before: { type: "string" },
  },
})

const scale: Scale = { quick: values.quick, seconds: Number(values.seconds ?? (values.quick ? 3 : 8)) }
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5))
const workloads = chosen(WORKLOADS, values.workload)
const contestants = [
  ...chosen(CONTESTANTS, values.server),
  ...(values.before === undefined ? [] : [before(values.before)]),
]

pinLoadGenerator()
const commitMs = await durableCommitMs()
print(preamble(contestants, rounds, commitMs))
const results: Result[] = []
const meter = new Meter(values.profile)
for (const workload of workloads) {
  const result = { workload, rounds: await play(workload) }
  results.push(result)
  print(table(result, scale))
}
print(`As JSON: ${keepJson(results, { ...scale, rounds, commitMs, node: process.version })}`)
process.exit()

/** Each round runs every server once, so that what else the machine does meets them all alike. */
async function play(workload: Workload): Promise<ReadonlyMap<Contestant, readonly Figures[]>> {
  const suited = contestants.filter(contestant => workload.suits(contestant))
  const played = new Map<Contestant, Figures[]>(suited.map(contestant => [contestant, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, figures] of played) {
      meter.label = `${workload.name} ${contestant.name}`
      try {
        figures.push(await workload.run(contestant, scale, meter))
      } catch (error) {
        throw new Error(`${workload.name}, ${contestant.name}`, { cause: error })
      }
    }
  }
  return played
}

function chosen<Named extends { readonly name: string }>(all: readonly Named[], names?: readonly string[]) {
  return names === undefined ? all : all.filter(({ name }) => names.includes(name))
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
