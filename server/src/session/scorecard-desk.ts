import type { ScorecardRequest, ScorecardsView } from "@outloud/shared/protocol/api.ts"
import type { Json } from "@outloud/shared/records/codec.ts"
import { hasScores, scoreKey, sessionOf } from "@outloud/shared/room/session.ts"
import type { PublishedScorecard, Scorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { scorerRole } from "@outloud/shared/scorecard/scorer.ts"
import type { Clock } from "../clock.ts"
import { Refusal } from "../errors.ts"
import type { Visitor } from "../rooms/room-service.ts"
import type { Participant, RoomStore, StoredScorecard } from "../storage/room-store.ts"
import type { LayerWriter } from "./layer-writer.ts"
import { RoomQueue } from "./room-queue.ts"

type ScorecardStore = Pick<RoomStore, "room" | "participants" | "scorecards" | "putScorecard">

interface ScorecardDeskOptions {
  readonly store: ScorecardStore
  readonly writer: LayerWriter
  readonly clock: Clock
}

/** One turn as a scorer finds it. */
interface Scoring {
  readonly turn: number
  readonly me: Participant
  readonly role: PublishedScorecard["role"]
  readonly mine: StoredScorecard | undefined
  /** Everybody who has not been shown out. */
  readonly people: readonly Participant[]
  /** Theirs of this turn. */
  readonly cards: readonly StoredScorecard[]
}

/**
 * Scorecards, blind until they are published: a card goes to nobody but its writer before it is in the session.
 * Whether that is so is decided in the session's own order, so that of two who submit at once one publishes all.
 * Rejects with `not_allowed`, `overtaken`, `no_room` or `storage_unavailable`.
 */
export class ScorecardDesk {
  readonly #store: ScorecardStore
  readonly #writer: LayerWriter
  readonly #clock: Clock
  readonly #queue = new RoomQueue()

  constructor({ store, writer, clock }: ScorecardDeskOptions) {
    this.#store = store
    this.#writer = writer
    this.#clock = clock
  }

  /** What the visitor may know. Publishes what is complete, be it that the last who was missing has left or was removed. */
  view(visitor: Visitor): Promise<ScorecardsView> {
    return this.#queue.run(visitor.room.id, async () => {
      const scoring = await this.#scoring(visitor)
      await this.#publishIfComplete(scoring)
      return presented(scoring)
    })
  }

  /** Keeps a draft. */
  save(visitor: Visitor, { turn, card }: ScorecardRequest): Promise<void> {
    return this.#change(visitor, turn, async ({ mine, ...scoring }) => {
      if (mine?.submittedAt != null)
        throw new Refusal("overtaken", "You have submitted this scorecard. Take it back to change it.")
      await this.#put(scoring, card, null)
    })
  }

  /** The card as it is now is final, unless it is taken back in time. */
  submit(visitor: Visitor, { turn, card }: ScorecardRequest): Promise<void> {
    return this.#change(visitor, turn, async scoring => {
      await this.#put(scoring, card, this.#clock.now())
      await this.#publishIfComplete(await this.#scoring(visitor, turn))
    })
  }

  reopen(visitor: Visitor, turn: number): Promise<void> {
    return this.#change(visitor, turn, async scoring => {
      if (scoring.mine !== undefined) await this.#put(scoring, scoring.mine.card, null)
    })
  }

  /** Publishes what has been submitted, without waiting for the others. Only for who has submitted: nobody scores last, having read the rest. */
  publish(visitor: Visitor, turn: number): Promise<void> {
    return this.#change(visitor, turn, async scoring => {
      if (scoring.mine?.submittedAt == null)
        throw new Refusal("not_allowed", "Submit your own scorecard first.")
      await this.#publish(scoring)
    })
  }

  /** Does `act` unless the turn is over or its cards are published. */
  #change(visitor: Visitor, turn: number, act: (scoring: Scoring) => Promise<void>): Promise<void> {
    return this.#queue.run(visitor.room.id, async () => {
      const scoring = await this.#scoring(visitor, turn)
      await this.#writer.perform(visitor.room.id, "session", doc => {
        if (hasScores(doc, turn))
          throw new Refusal("overtaken", "The scorecards are published already and stay as they are.")
        return undefined
      })
      await act(scoring)
    })
  }

  /** Of the present turn. Rejects where that is not the one that is meant. */
  async #scoring({ room, participant }: Visitor, meant?: number): Promise<Scoring> {
    // Asked for together, which is one moment of the store.
    const [now, known, all] = await Promise.all([
      this.#store.room(room.id),
      this.#store.participants(room.id),
      this.#store.scorecards(room.id),
    ])
    const people = known.filter(({ removedAt }) => removedAt === null)
    const me = people.find(({ id }) => id === participant.id)
    if (now === undefined || me === undefined)
      throw new Refusal("no_room", "This room does not exist any more.")
    const role = scorerRole(me.role)
    if (role === null) throw new Refusal("not_allowed", "Observers do not score.")
    const { turn } = now
    if (meant !== undefined && meant !== turn)
      throw new Refusal("overtaken", "The roles have been swapped: that interview is over.")
    const cards = all.filter(card => card.turn === turn && people.some(({ id }) => id === card.participantId))
    return { turn, me, role, people, cards, mine: cards.find(card => card.participantId === me.id) }
  }

  #put({ turn, me, role }: Omit<Scoring, "mine">, card: Scorecard, submittedAt: number | null) {
    return this.#store.putScorecard({
      ...{ roomId: me.roomId, turn, participantId: me.id },
      ...{ role, card, submittedAt },
    })
  }

  async #publishIfComplete(scoring: Scoring): Promise<void> {
    const { people, cards } = scoring
    const mustScore = people.filter(({ role }) => scorerRole(role) !== null)
    if (mustScore.every(({ id }) => isSubmitted(cards, id))) await this.#publish(scoring)
  }

  /** All that are submitted, in one update; nothing where the turn has been published. */
  #publish({ turn, me, cards }: Scoring): Promise<void> {
    const published = cards.flatMap(({ participantId: by, role, card, submittedAt }): PublishedScorecard[] =>
      submittedAt === null ? [] : [{ turn, by, role, card, submittedAt }],
    )
    return this.#writer.perform(me.roomId, "session", doc => {
      if (hasScores(doc, turn)) return undefined
      return written => {
        for (const score of published)
          sessionOf(written).set(scoreKey(turn, score.by), score as unknown as Json)
      }
    })
  }
}

function isSubmitted(cards: readonly StoredScorecard[], personId: string): boolean {
  return cards.some(({ participantId, submittedAt }) => participantId === personId && submittedAt !== null)
}

/** Of others no more than whether they have begun and submitted. */
function presented({ turn, me, mine, people, cards }: Scoring): ScorecardsView {
  const others = people.filter(
    ({ id, role }) => id !== me.id && (scorerRole(role) !== null || isSubmitted(cards, id)),
  )
  return {
    turn,
    mine: mine?.card ?? null,
    isSubmitted: mine?.submittedAt != null,
    others: others.map(({ id }) => ({
      personId: id,
      hasStarted: cards.some(({ participantId }) => participantId === id),
      hasSubmitted: isSubmitted(cards, id),
    })),
  }
}
