import { Button, Skeleton } from "@mantine/core"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import type { Session } from "@outloud/shared/room/session.ts"
import { competenciesOf, SCREEN_COMPETENCIES } from "@outloud/shared/scorecard/competencies.ts"
import { useSession } from "../session/use-session.ts"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import classes from "./Guide.module.css"
import { ProbeList } from "./ProbeList.tsx"
import { RevealItem } from "./RevealItem.tsx"
import { ScreenQuestions } from "./ScreenQuestions.tsx"
import { useAnswerKey } from "./use-answer-key.ts"

/** What the interviewer knows and asks: probes that fit the board now, and the cards that can be shown. */
export function GuideTab() {
  const session = useSession()
  const isScreen = competenciesOf(session.clock) === SCREEN_COMPETENCIES
  return isScreen ? <ScreenGuide clock={session.clock} /> : <DesignGuide />
}

function ScreenGuide({ clock }: Pick<Session, "clock">) {
  return (
    <div className={classes.guide}>
      <Notice tone="private">Only interviewers see this.</Notice>
      <ScreenQuestions clock={clock} />
    </div>
  )
}

function DesignGuide() {
  const { data: key, isError, isFetching, refetch } = useAnswerKey()
  if (isError) {
    return (
      <Notice
        tone="danger"
        announce
        title="The guide could not be loaded"
        actions={
          <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        The interview goes on without it.
      </Notice>
    )
  }
  if (key === undefined) return <Loading />
  return (
    <div className={classes.guide}>
      <Notice tone="private">Only interviewers see this.</Notice>
      {key === null && <p>This question has no guide. These follow-ups fit any design.</p>}
      <Guide answerKey={key} />
    </div>
  )
}

function Guide({ answerKey }: { readonly answerKey: AnswerKey | null }) {
  const session = useSession()
  return (
    <>
      <h2>Ask now</h2>
      <ProbeList answerKey={answerKey} session={session} />
      {answerKey && <Cards answerKey={answerKey} session={session} />}
    </>
  )
}

interface CardsProps {
  readonly answerKey: AnswerKey
  readonly session: Session
}

function Cards({ answerKey, session }: CardsProps) {
  const shownAt = (kind: string, id: string) =>
    session.reveals.find(card => card.kind === kind && card.id === id)?.at ?? null
  return (
    <>
      <h2>Facts, when they ask</h2>
      <ul className={classes.cards}>
        {answerKey.facts.map(({ id, ask, fact }) => (
          <RevealItem key={id} kind="fact" id={id} title={ask} text={fact} shownAt={shownAt("fact", id)} />
        ))}
      </ul>
      <h2>Hints, when they are stuck</h2>
      <ul className={classes.cards}>
        {answerKey.hints.map((hint, level) => {
          const id = String(level + 1)
          return (
            <RevealItem
              key={id}
              kind="hint"
              id={id}
              title={`Level ${id}`}
              text={hint}
              shownAt={shownAt("hint", id)}
            />
          )
        })}
      </ul>
      <h2>A requirement changes</h2>
      <ul className={classes.cards}>
        <RevealItem
          kind="change"
          id="1"
          title={answerKey.change.why}
          text={answerKey.change.text}
          shownAt={shownAt("change", "1")}
        />
      </ul>
    </>
  )
}

function Loading() {
  return (
    <Delayed>
      <div role="status" aria-label="Loading the guide">
        {[40, 96, 92, 64].map(height => (
          <Skeleton key={height} height={height} mb={12} />
        ))}
      </div>
    </Delayed>
  )
}
