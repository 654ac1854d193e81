import type { ScorecardsView } from "@outloud/shared/protocol/api.ts"
import { EMPTY_SCORECARD, type Scorecard } from "@outloud/shared/scorecard/scorecard.ts"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useState, useSyncExternalStore } from "react"
import {
  ApiFailure,
  getScorecards,
  publishScorecards,
  reopenScorecard,
  saveScorecard,
  submitScorecard,
} from "../api.ts"
import { keptStorage } from "../remembered/kept-storage.ts"
import { browserScheduler } from "../room/connection/scheduler.ts"
import { useRoomParts } from "../room/room-context.ts"
import { type Draft, DraftKeeper } from "./draft-keeper.ts"
import { draftKey } from "./kept-drafts.ts"

/** How often it is looked who has submitted meanwhile, in milliseconds. */
const LOOK_EVERY = 5_000

const PASSING: readonly ApiFailure["code"][] = [
  "unreachable",
  "storage_unavailable",
  "unexpected",
  "internal",
]

function useScorecardsKey(turn: number) {
  const { room } = useRoomParts()
  return ["rooms", room.roomId, "scorecards", turn] as const
}

/** One's own card of a turn, and how far the others are. */
export function useScorecards(turn: number) {
  const { room, credentials } = useRoomParts()
  return useQuery({
    queryKey: useScorecardsKey(turn),
    queryFn: ({ signal }) => getScorecards(room.roomId, credentials, signal),
    refetchInterval: LOOK_EVERY,
  })
}

export interface OwnDraft extends Draft {
  edit(change: (card: Scorecard) => Scorecard): void
  submit(): Promise<void>
}

/** One's own card while it is written. */
export function useOwnDraft({ turn, mine }: ScorecardsView): OwnDraft {
  const { room, credentials } = useRoomParts()
  const queries = useQueryClient()
  const queryKey = useScorecardsKey(turn)
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        storage: keptStorage(() => window.localStorage),
        key: draftKey(room.roomId, room.me.id, turn),
        saved: mine ?? EMPTY_SCORECARD,
        save: async card => {
          await saveScorecard(room.roomId, credentials, { turn, card })
          // An answer that is under way may be older than this card.
          await queries.cancelQueries({ queryKey })
          queries.setQueryData(queryKey, (view?: ScorecardsView) => view && { ...view, mine: card })
        },
        isPassing: error => error instanceof ApiFailure && PASSING.includes(error.code),
        scheduler: browserScheduler,
      }),
  )
  useEffect(() => {
    keeper.start()
    return () => keeper.stop()
  }, [keeper])
  return {
    ...useSyncExternalStore(keeper.subscribe, keeper.getSnapshot),
    edit: change => keeper.edit(change),
    submit: () => keeper.submit(card => submitScorecard(room.roomId, credentials, { turn, card })),
  }
}

/** Something that changes who has submitted; afterwards that is looked at anew. */
export function useScoreCommand(turn: number, command: () => Promise<void>) {
  const queries = useQueryClient()
  const queryKey = useScorecardsKey(turn)
  return useMutation({ mutationFn: command, onSettled: () => queries.invalidateQueries({ queryKey }) })
}

export function useReopen(turn: number) {
  const { room, credentials } = useRoomParts()
  return useScoreCommand(turn, () => reopenScorecard(room.roomId, credentials, { turn }))
}

export function usePublish(turn: number) {
  const { room, credentials } = useRoomParts()
  return useScoreCommand(turn, () => publishScorecards(room.roomId, credentials, { turn }))
}
