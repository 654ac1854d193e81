import { PASSPHRASE_HEADER } from "@outloud/shared/protocol/api.ts"
import { createMiddleware } from "hono/factory"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import { hashSecret, sameHash } from "../rooms/secrets.ts"
import { TokenBucket } from "../token-bucket.ts"

/** Wrong guesses a second, of all callers together: an operator's phrase is guessed by programs, not by hand. */
const GUESSES_PER_SECOND = 5

/** One for all that is behind the passphrase: its guesses are counted together. */
export type RequirePassphrase = ReturnType<typeof requirePassphrase>

/** Lets through who knows the operator's passphrase, and everybody where there is none. */
export function requirePassphrase(passphrase: string | null, clock: Clock) {
  const hash = passphrase === null ? null : hashSecret(passphrase)
  const guesses = new TokenBucket(GUESSES_PER_SECOND, clock.now())
  return createMiddleware(async (c, next) => {
    const given = readPhrase(c.req.header(PASSPHRASE_HEADER))
    if (hash !== null && !sameHash(hash, hashSecret(given))) {
      if (given !== "" && !guesses.tryTake(clock.now())) {
        throw new Refusal("too_many_guesses", "Too many wrong passphrases. Wait a moment.")
      }
      throw new Refusal(
        "passphrase_required",
        given === "" ? "Making a room here needs the operator's passphrase." : "This is not the passphrase.",
      )
    }
    await next()
  })
}

/** Percent-encoded, since a header holds only Latin-1. */
function readPhrase(header: string | undefined): string {
  try {
    return decodeURIComponent(header ?? "")
  } catch {
    return header ?? ""
  }
}
