import { Button, Skeleton } from "@mantine/core"
import { useRoomParts } from "../room/room-context.ts"
import { useSession } from "../session/use-session.ts"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import { PublishedScores } from "./PublishedScores.tsx"
import classes from "./Score.module.css"
import { ScoreForm } from "./ScoreForm.tsx"
import { useScorecards } from "./use-scorecards.ts"
import { WaitingForOthers } from "./WaitingForOthers.tsx"

/** How one judges the interview: apart from the others until all have, and then beside them. */
export function ScoreTab() {
  const { turn, scores, clock } = useSession()
  const ofTurn = scores.filter(score => score.turn === turn)
  return (
    <div className={classes.score}>
      {ofTurn.length > 0 ? (
        <>
          <h2>Scorecards</h2>
          <PublishedScores scores={ofTurn} clock={clock} />
        </>
      ) : (
        <OwnScore key={turn} turn={turn} />
      )}
    </div>
  )
}

function OwnScore({ turn }: { readonly turn: number }) {
  const { room } = useRoomParts()
  const { data, isError, isFetching, error, refetch } = useScorecards(turn)
  // After a swap the session and the answer may differ for a moment in which turn it is.
  if (data?.turn === turn)
    return data.isSubmitted ? <WaitingForOthers view={data} /> : <ScoreForm view={data} role={room.me.role} />
  if (isError) {
    return (
      <Notice
        tone="danger"
        announce
        title="Your scorecard could not be loaded"
        actions={
          <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {error.message} What you wrote before is safe.
      </Notice>
    )
  }
  return (
    <Delayed>
      <div role="status" aria-label="Loading your scorecard">
        {[64, 96, 92, 88].map(height => (
          <Skeleton key={height} height={height} mb={12} />
        ))}
      </div>
    </Delayed>
  )
}
