import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import { ROOM_ID_BYTES } from "@outloud/shared/room/room-id.ts"

/** 192 random bits as base64url: a link's token. */
export function newToken(): string {
  return randomBytes(24).toString("base64url")
}

/** 96 random bits as base64url: an id that is public but cannot be guessed. */
export function newId(): string {
  return randomBytes(ROOM_ID_BYTES).toString("base64url")
}

/** What is stored of a secret. The secrets are random, so a plain hash is as good as a slow one. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex")
}

/** Compares two hex digests in constant time. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a, "hex")
  const right = Buffer.from(b, "hex")
  return left.length === right.length && timingSafeEqual(left, right)
}
