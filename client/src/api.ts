import type { ClockCommand } from "@outloud/shared/clock/session-clock.ts"
import type { DebriefKey } from "@outloud/shared/debrief/debrief-key.ts"
import {
  type ApiError,
  type ClockAnswer,
  type CreatedRoom,
  type CreateRoomRequest,
  type DebriefWordRequest,
  type EndedRequest,
  type ErrorCode,
  type LinkView,
  type ListedQuestion,
  type NewLink,
  type NewLinkRequest,
  PARTICIPANT_KEY_HEADER,
  PASSPHRASE_HEADER,
  type ParticipantView,
  type RenameRequest,
  type RevealRequest,
  type RoleRequest,
  type RoomView,
  type ScorecardRequest,
  type ScorecardsView,
  type ScorecardTurnRequest,
  type SealedNotesView,
  type ShowMarksRequest,
  type ShownMarks,
  type SwapRequest,
  type TimeAnswer,
} from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Reveal } from "@outloud/shared/room/session.ts"

/** What proves to the server who asks: the link's token, and this browser's key for that link. */
export interface Credentials {
  readonly token: string
  readonly participantKey: string
}

/**
 * Why a request failed. `unreachable` means that no answer of this server came back, so trying again may help;
 * `unexpected` means that something answered, but not as the API does.
 */
export class ApiFailure extends Error {
  readonly code: ErrorCode | "unreachable" | "unexpected"
  /** The HTTP status, or 0 where there was no answer. */
  readonly status: number

  constructor(code: ApiFailure["code"], message: string, status: number) {
    super(message)
    this.name = "ApiFailure"
    this.code = code
    this.status = status
  }
}

/** Milliseconds until a silent server counts as unreachable. */
const TIMEOUT = 15_000
/** What a reverse proxy answers while the server behind it is away. */
const GATEWAY_STATUSES = [502, 503, 504]

export function listQuestions(signal?: AbortSignal): Promise<readonly ListedQuestion[]> {
  return send("/api/questions", { signal })
}

/** The answer key of a question, outside any room. `passphrase` as for making a room. */
export function getQuestionKey(
  questionId: string,
  passphrase: string,
  signal?: AbortSignal,
): Promise<AnswerKey> {
  return send(`/api/questions/${encodeURIComponent(questionId)}/answer-key`, { passphrase, signal })
}

/** `passphrase` is the operator's; it is needed where the server answers `passphrase_required` without it. */
export function createRoom(request: CreateRoomRequest, passphrase: string): Promise<CreatedRoom> {
  return send("/api/rooms", { method: "POST", body: request, passphrase })
}

export function getRoom(roomId: string, credentials: Credentials, signal?: AbortSignal): Promise<RoomView> {
  return send(roomPath(roomId), { credentials, signal })
}

/** Deletes everything of the room, at once and for everybody. Interviewer or solo only. */
export function deleteRoom(roomId: string, credentials: Credentials): Promise<void> {
  return send(roomPath(roomId), { method: "DELETE", credentials })
}

/** Gives the asker's participant a name, at most NAME_LENGTH characters. */
export function rename(
  roomId: string,
  credentials: Credentials,
  request: RenameRequest,
): Promise<ParticipantView> {
  return send(`${roomPath(roomId)}/me`, { method: "PUT", credentials, body: request })
}

export function listLinks(
  roomId: string,
  credentials: Credentials,
  signal?: AbortSignal,
): Promise<readonly LinkView[]> {
  return send(`${roomPath(roomId)}/links`, { credentials, signal })
}

export function createLink(
  roomId: string,
  credentials: Credentials,
  request: NewLinkRequest,
): Promise<NewLink> {
  return send(`${roomPath(roomId)}/links`, { method: "POST", credentials, body: request })
}

export function revokeLink(roomId: string, credentials: Credentials, linkId: string): Promise<void> {
  return send(`${roomPath(roomId)}/links/${encodeURIComponent(linkId)}`, { method: "DELETE", credentials })
}

/** The server's clock at about this moment, milliseconds since 1970. */
export async function serverNow(): Promise<number> {
  const { now } = await send<TimeAnswer>("/api/time", {})
  return now
}

/** Interviewer or solo only. A command that no longer applies changes nothing and answers with the clock as it is. */
export function turnClock(
  roomId: string,
  credentials: Credentials,
  command: ClockCommand,
): Promise<ClockAnswer> {
  return send(`${roomPath(roomId)}/clock`, { method: "POST", credentials, body: command })
}

/** Shows a card to everybody in the room. Interviewer or solo only. */
export function reveal(roomId: string, credentials: Credentials, card: RevealRequest): Promise<Reveal> {
  return send(`${roomPath(roomId)}/reveals`, { method: "POST", credentials, body: card })
}

/** Ends the interview for everybody, or opens it again. Interviewer or solo only. */
export function setEnded(
  roomId: string,
  credentials: Credentials,
  request: EndedRequest,
): Promise<EndedRequest> {
  return send(`${roomPath(roomId)}/ended`, { method: "PUT", credentials, body: request })
}

/** Gives somebody another role. Interviewer or solo only; rejects with `overtaken` where others were quicker. */
export function changeRole(
  roomId: string,
  credentials: Credentials,
  personId: string,
  request: RoleRequest,
): Promise<void> {
  return send(`${personPath(roomId, personId)}/role`, { method: "PUT", credentials, body: request })
}

/** The asker, an interviewer, and a candidate change places. Rejects with `overtaken` where others were quicker. */
export function swapRoles(roomId: string, credentials: Credentials, request: SwapRequest): Promise<void> {
  return send(`${roomPath(roomId)}/swap`, { method: "POST", credentials, body: request })
}

/** Shows somebody out, for good by the link that they came by. Interviewer or solo only. */
export function removePerson(roomId: string, credentials: Credentials, personId: string): Promise<void> {
  return send(personPath(roomId, personId), { method: "DELETE", credentials })
}

/** Private marks become annotations. Interviewer or solo only; `not_found` where none of the ids is private. */
export function showMarks(
  roomId: string,
  credentials: Credentials,
  request: ShowMarksRequest,
): Promise<ShownMarks> {
  return send(`${roomPath(roomId)}/notes/shown`, { method: "POST", credentials, body: request })
}

/** One's own scorecard of the present turn, and how far the others are. Not for observers. */
export function getScorecards(
  roomId: string,
  credentials: Credentials,
  signal?: AbortSignal,
): Promise<ScorecardsView> {
  return send(scorecardsPath(roomId), { credentials, signal })
}

/** Keeps a draft. Rejects with `overtaken` once it is submitted, or the turn is over. */
export function saveScorecard(
  roomId: string,
  credentials: Credentials,
  request: ScorecardRequest,
): Promise<void> {
  return send(`${scorecardsPath(roomId)}/mine`, { method: "PUT", credentials, body: request })
}

/** The last who submits publishes the cards of all. */
export function submitScorecard(
  roomId: string,
  credentials: Credentials,
  request: ScorecardRequest,
): Promise<void> {
  return send(`${scorecardsPath(roomId)}/mine/submit`, { method: "POST", credentials, body: request })
}

/** Takes a submission back, while nothing is published. */
export function reopenScorecard(
  roomId: string,
  credentials: Credentials,
  request: ScorecardTurnRequest,
): Promise<void> {
  return send(`${scorecardsPath(roomId)}/mine/reopen`, { method: "POST", credentials, body: request })
}

/** Publishes what has been submitted, without the others. Interviewer or solo only, having submitted. */
export function publishScorecards(
  roomId: string,
  credentials: Credentials,
  request: ScorecardTurnRequest,
): Promise<void> {
  return send(`${scorecardsPath(roomId)}/publish`, { method: "POST", credentials, body: request })
}

/** What the interviewer knows of the room's question. Interviewer or solo only; `not_found` where there is nothing. */
export function getAnswerKey(
  roomId: string,
  credentials: Credentials,
  signal?: AbortSignal,
): Promise<AnswerKey> {
  return send(`${roomPath(roomId)}/answer-key`, { credentials, signal })
}

/** The reference to lay beside the board, once the interview has ended; `not_found` where the question has none. */
export function getDebriefKey(
  roomId: string,
  credentials: Credentials,
  signal?: AbortSignal,
): Promise<DebriefKey> {
  return send(`${roomPath(roomId)}/debrief/key`, { credentials, signal })
}

/** Says something of one item of the debrief, to everybody. Interviewer or solo only, once the interview has ended. */
export function sayOfDebrief(
  roomId: string,
  credentials: Credentials,
  request: DebriefWordRequest,
): Promise<void> {
  return send(`${roomPath(roomId)}/debrief/words`, { method: "PUT", credentials, body: request })
}

/** What one wrote in notes that a swap has sealed, by turn. */
export function getSealedNotes(
  roomId: string,
  credentials: Credentials,
  signal?: AbortSignal,
): Promise<readonly SealedNotesView[]> {
  return send(`${roomPath(roomId)}/notes/sealed`, { credentials, signal })
}

function scorecardsPath(roomId: string): string {
  return `${roomPath(roomId)}/scorecards`
}

function personPath(roomId: string, personId: string): string {
  return `${roomPath(roomId)}/people/${encodeURIComponent(personId)}`
}

function roomPath(roomId: string): string {
  return `/api/rooms/${encodeURIComponent(roomId)}`
}

interface SendOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE"
  readonly credentials?: Credentials
  readonly body?: unknown
  /** The operator's; empty where none is known. */
  readonly passphrase?: string
  readonly signal?: AbortSignal | undefined
}

/** Resolves with the parsed answer; rejects with ApiFailure, or with the caller's own abort. */
async function send<T>(path: string, options: SendOptions): Promise<T> {
  const response = await reach(path, options)
  if (response.status === 204) return undefined as T
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusal(response.status, body)
  if (body === undefined) {
    throw new ApiFailure("unexpected", "The server's answer could not be read.", response.status)
  }
  return body as T
}

async function reach(path: string, options: SendOptions) {
  const { method = "GET", credentials, body, passphrase, signal } = options
  const headers = new Headers({ Accept: "application/json" })
  if (body !== undefined) headers.set("Content-Type", "application/json")
  if (credentials) {
    headers.set("Authorization", `Bearer ${credentials.token}`)
    headers.set(PARTICIPANT_KEY_HEADER, credentials.participantKey)
  }
  if (passphrase) headers.set(PASSPHRASE_HEADER, encodeURIComponent(passphrase))
  const timeout = AbortSignal.timeout(TIMEOUT)
  const init: RequestInit = {
    method,
    headers,
    cache: "no-store",
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }
  if (body !== undefined) init.body = JSON.stringify(body)
  try {
    return await fetch(path, init)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiFailure("unreachable", "The server cannot be reached.", 0)
  }
}

function refusal(status: number, body: unknown): ApiFailure {
  if (isApiError(body)) return new ApiFailure(body.error.code, body.error.message, status)
  if (GATEWAY_STATUSES.includes(status)) {
    return new ApiFailure("unreachable", "The server cannot be reached.", status)
  }
  return new ApiFailure("unexpected", `The server answered ${status} without saying why.`, status)
}

function isApiError(body: unknown): body is ApiError {
  if (typeof body !== "object" || body === null || !("error" in body)) return false
  const { error } = body
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string" &&
    "message" in error &&
    typeof error.message === "string"
  )
}
