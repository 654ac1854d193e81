import { mkdirSync, writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { join } from "node:path"
import { type Contestant, DATA } from "./contestants.ts"
import { canPin } from "./cores.ts"
import { median } from "./statistics.ts"
import type { Figures, Metric, Scale, Workload } from "./workload.ts"

export interface Result {
  readonly workload: Workload
  /** Of each contestant, one for each round. */
  readonly rounds: ReadonlyMap<Contestant, readonly Figures[]>
}

/** What is set side by side in one table. */
export interface Compared {
  readonly title: string
  readonly metrics: readonly Metric[]
  /** Of each row, one for each round. */
  readonly rows: ReadonlyMap<string, readonly Figures[]>
  /** The row that the others' ratios are to, where they have any. */
  readonly reference?: string
}

/** What a workload's rounds come to. */
export function table({ workload, rounds }: Result, scale: Scale): string {
  const rows = new Map([...rounds].map(([{ name }, figures]) => [name, figures]))
  return tableOf({ title: workload.title(scale), metrics: workload.metrics, rows, reference: "reference" })
}

/** The median of each figure, and in brackets its ratio to the reference's. */
export function tableOf({ title, metrics, rows, reference = "" }: Compared): string {
  const ofReference = rows.get(reference) ?? []
  const known = metrics.filter(({ key }) => [...rows.values()].flat().some(figures => key in figures))
  const body = [...rows].map(([name, figures]) => [
    name,
    ...known.map(metric => cell(metric, figures, ofReference)),
  ])
  const head = ["", ...known.map(({ label, unit }) => `${label} (${unit.trim()})`)]
  return `${title}\n\n${aligned([head, ...body])}\n`
}

function cell({ key }: Metric, figures: readonly Figures[], ofReference: readonly Figures[]): string {
  const value = medianOf(key, figures)
  if (Number.isNaN(value)) return "–"
  const ratio = value / medianOf(key, ofReference)
  return Number.isFinite(ratio) ? `${digits(value)} (${ratio.toFixed(2)})` : digits(value)
}

function medianOf(key: string, figures: readonly Figures[]): number {
  return median(figures.flatMap(each => each[key] ?? []).filter(value => !Number.isNaN(value)))
}

function digits(value: number): string {
  if (value >= 1000) return Math.round(value).toString()
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** As Markdown, so that it can be kept as it was printed. */
function aligned(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, n) => (n === 0 ? text.padEnd(widths[n] ?? 0) : text.padStart(widths[n] ?? 0))).join(" | ")} |`
  const rule = `|${widths.map((width, n) => (n === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`
  const [head = [], ...body] = rows
  return [line(head), rule, ...body.map(line)].join("\n")
}

/** The conditions of a run, without which its figures mean nothing. */
export function preamble(contestants: readonly Contestant[], rounds: number, commitMs: number): string {
  const [cpu] = cpus()
  const lines = [
    `${cpus().length} × ${cpu?.model.trim()}, Node ${process.version}, ${process.platform}; ${
      canPin ? "each server on core 0, the load generator on core 1" : "nothing pinned to a core"
    }.`,
    `Medians of ${rounds} interleaved round${rounds === 1 ? "" : "s"}; in brackets the ratio to the reference of the same run.`,
    `One durable commit (SQLite, WAL, synchronous=FULL) 60 a second on the servers' core: ${commitMs.toFixed(2)} ms.`,
    "",
    ...contestants.map(({ name, note }) => `- ${name}: ${note}`),
  ]
  return `${lines.join("\n")}\n`
}

/** Returns where. */
export function keepJson(results: readonly Result[], conditions: object): string {
  const workloads = results.map(({ workload, rounds }) => ({
    name: workload.name,
    metrics: workload.metrics,
    servers: [...rounds].map(([{ name }, figures]) => ({ name, rounds: figures })),
  }))
  return keepResults("results.json", { ...conditions, workloads })
}

/** Returns where. */
export function keepResults(name: string, results: object): string {
  mkdirSync(DATA, { recursive: true })
  const path = join(DATA, name)
  writeFileSync(path, `${JSON.stringify(results, undefined, 2)}\n`)
  return path
}
