import { get } from "node:http"
import { text as textOf } from "node:stream/consumers"
import type { LiveServer } from "../support/live-server.ts"

/** What the server says of itself at one moment. */
export interface ServerFigures {
  readonly residentBytes: number
  readonly heapBytes: number
  readonly cpuSeconds: number
  readonly commits: number
  readonly commitSeconds: number
  readonly databaseBytes: number
  readonly people: number
  readonly refusals: number
}

export async function serverFigures(server: LiveServer): Promise<ServerFigures> {
  const text = await metricsOf(server)
  /** Labelled series of one name are added up. */
  const sum = (name: string) =>
    text
      .split("\n")
      .filter(line => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      .reduce((total, line) => total + Number(line.split(" ").at(-1)), 0)
  return {
    residentBytes: sum("process_resident_memory_bytes"),
    heapBytes: sum("nodejs_heap_size_used_bytes"),
    cpuSeconds: sum("process_cpu_seconds_total"),
    commits: sum("outloud_commit_seconds_count"),
    commitSeconds: sum("outloud_commit_seconds_sum"),
    databaseBytes: sum("outloud_database_bytes"),
    people: sum("outloud_people"),
    refusals: sum("outloud_refusals_total") + sum("outloud_http_refusals_total"),
  }
}

/** On a connection of its own: one that is kept alive may be closed by the other side just when it is used again. */
function metricsOf({ url }: LiveServer): Promise<string> {
  return new Promise((resolve, reject) => {
    get(`${url}/metrics`, { agent: false }, response => resolve(textOf(response))).on("error", reject)
  })
}
