/**
 * What travels over HTTP, as types. Room requests carry `Authorization: Bearer <token>` and
 * `X-Participant-Key: <key>`; every error has the shape ApiError, whatever the status.
 */
import type { SessionClock } from "../clock/session-clock.ts"
import type { EstimateInput } from "../estimates/estimate.ts"
import type { HandledProbe, Note } from "../interviewer/notes.ts"
import type { PastedQuestion } from "../questions/pasted-question.ts"
import type { Question } from "../questions/question.ts"
import type { Role, RoomMode } from "../room/roles.ts"
import type { RevealKind } from "../room/session.ts"
import type { Scorecard } from "../scorecard/scorecard.ts"

export const PARTICIPANT_KEY_HEADER = "X-Participant-Key"
/** Where the operator has set ACCESS_PASSPHRASE, making a room needs it. */
export const PASSPHRASE_HEADER = "X-Access-Passphrase"

export type ErrorCode =
  | "bad_request"
  | "unknown_question"
  | "bad_token"
  | "passphrase_required"
  | "too_many_guesses"
  | "not_allowed"
  | "no_room"
  | "not_found"
  /** Others have changed it meanwhile, so that what was asked for no longer fits. */
  | "overtaken"
  | "too_large"
  | "storage_unavailable"
  | "internal"

export interface ApiError {
  readonly error: { readonly code: ErrorCode; readonly message: string }
}

/** GET /api/questions/:questionId/answer-key -> AnswerKey; with the passphrase, where one is set. For practice alone. */

/** GET /api/questions -> readonly ListedQuestion[] */
export interface ListedQuestion extends Question {
  /** Only on the operator's own. */
  readonly own?: true
}

/** A room alone that a browser began while the server was away. It is made once, however often it is asked for. */
export interface BegunRoom {
  readonly roomId: string
  /** Of its one link. */
  readonly token: string
}

/** POST /api/rooms -> 201 CreatedRoom. By a question's id, or with a question of one's own. */
export type CreateRoomRequest = { readonly mode: RoomMode; readonly begun?: BegunRoom } & (
  | { readonly questionId: string }
  | { readonly question: PastedQuestion }
)

export interface CreatedRoom {
  readonly roomId: string
  /** Path and fragment, `/r/<roomId>#<token>`, for each role of the new room. Shown once: the server keeps only hashes. */
  readonly links: Partial<Record<Role, string>>
}

export interface ParticipantView {
  /** Public, unlike the participant key. */
  readonly id: string
  /** Empty until the person has given one. */
  readonly name: string
  /** CSS colour of the cursor, chosen by the server. */
  readonly color: string
  readonly role: Role
}

/** GET /api/rooms/:roomId -> RoomView */
export interface RoomView {
  readonly roomId: string
  readonly mode: RoomMode
  readonly question: Question
  /** The numbers that an own question brings; browsers have those of the built-in ones. */
  readonly estimateInputs?: readonly EstimateInput[]
  /** Milliseconds since 1970, by the server's clock. */
  readonly createdAt: number
  readonly me: ParticipantView
  /** PUBLIC_URL without a trailing slash, or null where the operator has set none. */
  readonly publicUrl: string | null
  /** TLDRAW_LICENSE_KEY, or null. tldraw's keys are bound to a host and meant to be sent to browsers. */
  readonly tldrawLicenseKey: string | null
}

/** DELETE /api/rooms/:roomId -> 204; interviewer or solo only. Everything of the room is gone. */

/** PUT /api/rooms/:roomId/me -> ParticipantView */
export interface RenameRequest {
  readonly name: string
}
export const NAME_LENGTH = 60

/** GET /api/rooms/:roomId/links -> readonly LinkView[]; interviewer or solo only */
export interface LinkView {
  readonly id: string
  readonly role: Role
  readonly createdAt: number
  readonly revokedAt: number | null
  /** Whether this is the link that the asker came by: revoking it locks the asker out. */
  readonly mine: boolean
  readonly participants: readonly ParticipantView[]
}

/** POST /api/rooms/:roomId/links -> 201 NewLink. DELETE /api/rooms/:roomId/links/:linkId -> 204 */
export interface NewLinkRequest {
  readonly role: Role
}
export interface NewLink {
  readonly link: LinkView
  /** Path and fragment; shown once. */
  readonly url: string
}

/** GET /api/time -> TimeAnswer. Anybody; for measuring how far a browser's clock is off. */
export interface TimeAnswer {
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
}

/** POST /api/rooms/:roomId/clock with a ClockCommand -> ClockAnswer; interviewer or solo only. */
export interface ClockAnswer extends TimeAnswer {
  readonly clock: SessionClock
}

/** POST /api/rooms/:roomId/reveals -> 201 Reveal; interviewer or solo only. The same card again is the first one. */
export interface RevealRequest {
  readonly kind: RevealKind
  /** A fact's id, a hint's level ("1" to "3"), or "1" for the change. */
  readonly id: string
}

/** PUT /api/rooms/:roomId/ended -> EndedRequest as it is then; interviewer or solo only. */
export interface EndedRequest {
  /** True ends the interview: the board is read-only for all. False opens it again. */
  readonly ended: boolean
}

/** PUT /api/rooms/:roomId/people/:participantId/role -> 204; interviewer or solo only. */
export interface RoleRequest {
  readonly role: Role
}

/** POST /api/rooms/:roomId/swap -> 204; interviewers only. The asker and a candidate change roles. */
export interface SwapRequest {
  /** The candidate's participant id. */
  readonly with: string
  /** The session's turn that the asker saw: of two who press at once, one swaps. */
  readonly turn: number
}

/** DELETE /api/rooms/:roomId/people/:participantId -> 204; interviewer or solo only. Not oneself. */

/** POST /api/rooms/:roomId/notes/shown -> ShownMarks; interviewer or solo only. Private marks become annotations. */
export interface ShowMarksRequest {
  /** Ids of shapes in the notes; each goes with the whole group that it is in. */
  readonly ids: readonly string[]
}
export interface ShownMarks {
  /** How many shapes. */
  readonly shown: number
}

/** GET /api/rooms/:roomId/notes/sealed -> readonly SealedNotesView[]: of earlier turns, those that the asker wrote in. */
export interface SealedNotesView {
  readonly turn: number
  readonly notes: { readonly [id: string]: Note }
  readonly probes: { readonly [probeId: string]: HandledProbe }
}

/** GET /api/rooms/:roomId/answer-key -> AnswerKey; interviewer or solo only. */

/** GET /api/rooms/:roomId/debrief/key -> DebriefKey; everybody, once the interview has ended. */

/** PUT /api/rooms/:roomId/debrief/words -> 204; interviewer or solo, once the interview has ended. An empty text takes it back. */
export interface DebriefWordRequest {
  readonly about: string
  readonly text: string
}

/** GET /api/rooms/:roomId/scorecards -> ScorecardsView, of the present turn; everybody but observers. */
export interface ScorecardsView {
  readonly turn: number
  /** The asker's own; null where nothing has been written yet. */
  readonly mine: Scorecard | null
  readonly isSubmitted: boolean
  /** The others who score, in the order in which they came. */
  readonly others: readonly {
    readonly personId: string
    readonly hasStarted: boolean
    readonly hasSubmitted: boolean
  }[]
}

/**
 * PUT /api/rooms/:roomId/scorecards/mine keeps a draft; POST …/mine/submit makes it final -> 204. The last who submits
 * publishes all. `overtaken` where the turn is over, the cards are published, or a draft comes after its submission.
 */
export interface ScorecardRequest {
  readonly turn: number
  readonly card: Scorecard
}

/**
 * POST /api/rooms/:roomId/scorecards/mine/reopen takes a submission back -> 204. POST …/publish -> 204, interviewer or
 * solo only: publishes what has been submitted without waiting for the others. Both are `overtaken` once published.
 */
export interface ScorecardTurnRequest {
  readonly turn: number
}
