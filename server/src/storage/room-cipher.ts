import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto"
import { StorageCorrupt } from "./storage-errors.ts"

const ALGORITHM = "aes-256-gcm"
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Asking the system costs much the same for one nonce as for many. */
const NONCES_AT_ONCE = 256

/** Bytes of a room's key. */
export const KEY_BYTES = 32

/**
 * Everything that people wrote in a room is stored sealed with that room's own key, so that deleting the
 * room means destroying 32 bytes. SQLite's `secure_delete` alone is not enough: when a page is rebuilt,
 * copies of the rows that moved stay in its free part, and outlive the rows. The key lies in the same
 * file: this is for deletion, not against a thief.
 */
export function newRoomKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES))
}

/** A room's key as Node wants it: sealing with bare bytes takes three times as long. */
export function keyObject(key: Uint8Array): KeyObject {
  return createSecretKey(key)
}

/** nonce, ciphertext, tag (NIST SP 800-38D). */
export function seal(key: KeyObject, plain: Uint8Array): Uint8Array {
  const nonce = freshNonce()
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  const sealed = new Uint8Array(NONCE_BYTES + plain.length + TAG_BYTES)
  sealed.set(nonce)
  sealed.set(cipher.update(plain), NONCE_BYTES)
  cipher.final()
  sealed.set(cipher.getAuthTag(), NONCE_BYTES + plain.length)
  return sealed
}

/** The inverse. Throws StorageCorrupt where a single bit has changed, so a failing disk is noticed. */
export function unseal(key: KeyObject, sealed: Uint8Array): Uint8Array {
  const end = sealed.length - TAG_BYTES
  if (end < NONCE_BYTES) throw new StorageCorrupt("Stored bytes are too short to be sealed")
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, end))
  try {
    decipher.final()
  } catch (cause) {
    throw new StorageCorrupt("Stored bytes were changed since they were written", { cause })
  }
  return new Uint8Array(plain.buffer, plain.byteOffset, plain.length)
}

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }

export function sealText(key: KeyObject, text: string): Uint8Array {
  return seal(key, utf8.encoder.encode(text))
}

/** The inverse. Throws as unseal does. */
export function unsealText(key: KeyObject, sealed: Uint8Array): string {
  return utf8.decoder.decode(unseal(key, sealed))
}

let nonces = new Uint8Array()

/** Random, and never given out twice. */
function freshNonce(): Uint8Array {
  if (nonces.length === 0) nonces = randomBytes(NONCE_BYTES * NONCES_AT_ONCE)
  const nonce = nonces.subarray(0, NONCE_BYTES)
  nonces = nonces.subarray(NONCE_BYTES)
  return nonce
}
