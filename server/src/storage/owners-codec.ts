import * as encoding from "lib0/encoding"
import { BoundedReader, readList, readVersion } from "./bounded-reader.ts"

const VERSION = 1

/** A keyframe's owners as bytes: version, then Yjs client ids by owner. Throws RangeError for an impossible client id. */
export function encodeOwners(owners: ReadonlyMap<number, string>): Uint8Array {
  const clientsOf = clientsByOwner(owners)
  return encoding.encode(encoder => {
    encoding.writeUint8(encoder, VERSION)
    encoding.writeVarUint(encoder, clientsOf.size)
    for (const [owner, clients] of clientsOf) {
      encoding.writeVarString(encoder, owner)
      encoding.writeVarUint(encoder, clients.length)
      for (const client of clients) encoding.writeVarUint(encoder, checkedClient(client))
    }
  })
}

/** The inverse. Throws StorageCorrupt for anything else. */
export function decodeOwners(bytes: Uint8Array): Map<number, string> {
  const reader = new BoundedReader(bytes)
  readVersion(reader, "A keyframe's list of owners", VERSION)
  const owners = new Map<number, string>()
  readList(reader, r => {
    const owner = r.text()
    for (const client of readList(r, each => each.uint())) owners.set(client, owner)
  })
  reader.end()
  return owners
}

function clientsByOwner(owners: ReadonlyMap<number, string>): Map<string, number[]> {
  const clientsOf = new Map<string, number[]>()
  for (const [client, owner] of owners) {
    const clients = clientsOf.get(owner)
    if (clients) clients.push(client)
    else clientsOf.set(owner, [client])
  }
  return clientsOf
}

function checkedClient(client: number): number {
  if (Number.isSafeInteger(client) && client >= 0) return client
  throw new RangeError(`${client} is not a Yjs client id`)
}
