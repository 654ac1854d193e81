import { Gauge, type Registry } from "prom-client"
import type { RoomStore } from "../storage/room-store.ts"
import type { Connection } from "./connection.ts"
import type { DocHost } from "./doc-host.ts"
import type { DocRegistry } from "./doc-registry.ts"

interface LiveGaugesOptions {
  readonly registry: Registry
  readonly docs: DocRegistry
  readonly store: RoomStore
}

/** What can be counted at any moment is counted when /metrics is asked for, and costs those who draw nothing. */
export function liveGauges({ registry, docs, store }: LiveGaugesOptions): void {
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name: `outloud_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  const hosts = () => docs.all().map(({ host }) => host)
  const connections = () => hosts().flatMap(host => [...host.connections])
  const distinct = (of: (connection: Connection) => string) => new Set(connections().map(of)).size
  const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0)

  gauge("rooms", "Rooms that somebody is in", () => distinct(({ roomId }) => roomId))
  gauge("people", "People in rooms, each once; those without a key count as one for each link", () =>
    distinct(({ person }) => person.id),
  )
  gauge("waiting_frames", "Frames that have arrived and are not committed yet", () =>
    sum(hosts(), ({ waiting }) => waiting.frames),
  )
  gauge("waiting_bytes", "Bytes of updates that have arrived and are not committed yet", () =>
    sum(hosts(), ({ waiting }) => waiting.bytes),
  )
  gauge("unsent_bytes", "Bytes that were sent and that the network has not taken yet", () =>
    sum(connections(), ({ unsentBytes }) => unsentBytes),
  )
  gauge(
    "paused_connections",
    "Websockets that are not read just now: too fast, or the disk refuses, or loading",
    () => connections().filter(({ isPaused }) => isPaused).length,
  )
  gauge("unwritable_documents", "Layer documents with changes that the disk refuses just now", () =>
    sum(hosts(), ({ isWritable }: DocHost) => (isWritable ? 0 : 1)),
  )
  // A disk that cannot even tell its size must not take the other figures with it.
  gauge("database_bytes", "Bytes of the database and its write-ahead log", () =>
    store.size().catch(() => Number.NaN),
  )
}
