import type { Write } from "./edit-writes.ts"

/** Well under the server's limit for one live update, which counts the encoded bytes of a transaction. */
const CHUNK_CHARACTERS = 256 * 1024

/** Splits a large change, such as a paste, into transactions that the server takes. Keeps the order. */
export function chunkWrites(writes: readonly Write[]): Write[][] {
  const chunks: Write[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const write of writes) {
    const added = sizeOf(write)
    if (size + added > CHUNK_CHARACTERS) {
      chunks.push([])
      size = 0
    }
    chunks.at(-1)?.push(write)
    size += added
  }
  return chunks
}

function sizeOf(write: Write): number {
  if (write.kind === "delete") return write.id.length
  const value = write.kind === "create" ? write.record : [...write.fields]
  return write.id.length + JSON.stringify(value).length
}
