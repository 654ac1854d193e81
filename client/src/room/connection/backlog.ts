/** The arithmetic of work done offline: what of it makes one frame, and whether it is all that the server lacks. */
import * as Y from "yjs"
import type { UnsentUpdate } from "../../offline/kept-types.ts"

/** Yjs client ids in one frame: each reload while offline begins another, and the server takes no more than 64. */
const CHUNK_CLIENTS = 48

/** The first updates that make one frame together: at least one, where there is any. */
export function takeChunk(updates: readonly UnsentUpdate[], mostBytes: number): UnsentUpdate[] {
  const chunk: UnsentUpdate[] = []
  const clients = new Set<number>()
  let size = 0
  for (const update of updates) {
    size += update.bytes.byteLength
    for (const client of Y.parseUpdateMeta(update.bytes).to.keys()) clients.add(client)
    if (chunk.length > 0 && (size > mostBytes || clients.size > CHUNK_CLIENTS)) break
    chunk.push(update)
  }
  return chunk
}

/**
 * Whether these updates hold every struct that the document has and the server has not. Where they
 * do not (a server that went back to an older state), only the whole difference will do.
 */
export function explainsDifference(
  doc: Y.Doc,
  serverStateVector: Uint8Array,
  updates: readonly UnsentUpdate[],
): boolean {
  const known = Y.decodeStateVector(serverStateVector)
  const from = new Map<number, number>()
  const to = new Map<number, number>()
  for (const { bytes } of updates) {
    const meta = Y.parseUpdateMeta(bytes)
    for (const [client, clock] of meta.from) from.set(client, Math.min(clock, from.get(client) ?? clock))
    for (const [client, clock] of meta.to) to.set(client, Math.max(clock, to.get(client) ?? clock))
  }
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    const server = known.get(client) ?? 0
    if (clock <= server) continue
    if ((from.get(client) ?? Number.POSITIVE_INFINITY) > server || (to.get(client) ?? 0) < clock) return false
  }
  return true
}
