import * as Y from "yjs"

/** Far more than the seeds of all built-in questions; people's own questions may be any number. */
const MOST_BYTES = 4 * 1024 * 1024

const values = new Map<string, unknown>()
let held = 0

/**
 * Reads an update so that equal values of all documents are one object. For what the server seeds rooms with: rooms of
 * one question hold the same text, and most of a quiet room's memory would be copies of it. Values are frozen.
 */
export class SharingDecoder extends Y.UpdateDecoderV1 {
  override readAny(): unknown {
    const { restDecoder } = this
    const from = restDecoder.pos
    const value: unknown = super.readAny()
    const bytes = Buffer.from(
      restDecoder.arr.buffer,
      restDecoder.arr.byteOffset + from,
      restDecoder.pos - from,
    )
    return shared(`any ${bytes.toString("latin1")}`, value)
  }

  override readString(): string {
    const text = super.readString()
    return shared(`text ${text}`, text)
  }
}

function shared<Value>(key: string, value: Value): Value {
  const known = values.get(key) as Value | undefined
  if (known !== undefined) return known
  if (held > MOST_BYTES) {
    values.clear()
    held = 0
  }
  held += key.length
  values.set(key, freeze(value))
  return value
}

function freeze<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}
