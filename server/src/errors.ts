import type { ErrorCode } from "@outloud/shared/protocol/api.ts"

const STATUS = {
  bad_request: 400,
  bad_token: 401,
  passphrase_required: 401,
  not_allowed: 403,
  unknown_question: 404,
  no_room: 404,
  not_found: 404,
  overtaken: 409,
  too_large: 413,
  too_many_guesses: 429,
  internal: 500,
  storage_unavailable: 503,
} as const satisfies Record<ErrorCode, number>

/** A refusal that the asker is told about, word for word. Anything else that is thrown becomes `internal`. */
export class Refusal extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = "Refusal"
    this.code = code
  }

  get status(): (typeof STATUS)[ErrorCode] {
    return STATUS[this.code]
  }
}
