import type { LiveServer } from "./live-server.ts"

/** Bytes that the server's process takes up, by its own word. */
export async function residentBytes(server: LiveServer): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  const line = /^process_resident_memory_bytes (\S+)$/m.exec(metrics)
  if (line === null) throw new Error("the server does not tell its memory")
  return Number(line[1])
}
