import { Button, Textarea } from "@mantine/core"
import { closedAt } from "@outloud/shared/practice/closed-at.ts"
import type { Practice } from "@outloud/shared/practice/practice.ts"
import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from "@tabler/icons-react"
import { useEffect, useRef, useState } from "react"
import { focusCanvas } from "../canvas/focus-canvas.ts"
import { useRoomParts } from "../room/room-context.ts"
import { timeOfDay } from "../session/time-of-day.ts"
import classes from "./Interviewer.module.css"
import type { PracticeDriver } from "./practice-driver.ts"
import { ThinkOutLoud } from "./ThinkOutLoud.tsx"

/** Characters of one message. */
const LONGEST = 4_000
/** The phrase that the interviewer knows as asking for a hint. */
const HINT = "Could you give me a hint?"

interface ConversationProps {
  readonly practice: Practice
  readonly driver: PracticeDriver
  readonly mayAnswer: boolean
}

/** What was said on both sides, and the field for the next word. */
export function Conversation({ practice, driver, mayAnswer }: ConversationProps) {
  const { transcript } = practice
  const said = transcript.flatMap((entry, n) => (entry.kind === "drew" ? [] : [{ entry, n }]))
  const end = useRef<HTMLDivElement>(null)
  const count = said.length
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: "nearest" })
  }, [count])
  return (
    <>
      <div role="log" aria-label="The interview">
        <ol className={classes.log}>
          {said.map(({ entry, n }) => (
            <li key={n} data-by={entry.kind === "move" ? "interviewer" : "you"}>
              <p className={classes.who}>
                {entry.kind === "move" ? "Interviewer" : "You"} <time>{timeOfDay(entry.at)}</time>
              </p>
              <p className={classes.text}>{entry.kind === "move" ? entry.move.text : entry.text}</p>
            </li>
          ))}
        </ol>
        <div ref={end} className={classes.end} />
      </div>
      {closedAt(practice) === null && mayAnswer && <Answer practice={practice} driver={driver} />}
    </>
  )
}

function Answer({ practice: { clock, silence }, driver }: Omit<ConversationProps, "mayAnswer">) {
  const { editor } = useRoomParts()
  const [text, setText] = useState("")
  const isRunning = clock.runningSince !== null
  const isLast = clock.current === clock.phases.length - 1
  const send = () => {
    if (text.trim() === "") return
    driver.say(text)
    setText("")
  }
  return (
    <div className={classes.answer}>
      <Textarea
        aria-label="Your answer"
        description="Enter sends. Say what you think while you draw."
        placeholder={isRunning ? "Think out loud" : "The interview is paused"}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST}
        disabled={!isRunning}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          driver.typed()
        }}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "Enter" && !event.shiftKey) send()
          else if (event.key === "Escape" && editor !== null) focusCanvas(editor)
          else return
          event.preventDefault()
        }}
      />
      <div className={classes.tools}>
        <Button size="compact-sm" disabled={!isRunning || text.trim() === ""} onClick={send}>
          Send
        </Button>
        <Button size="compact-sm" variant="default" disabled={!isRunning} onClick={() => driver.say(HINT)}>
          Ask for a hint
        </Button>
        {!isLast && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={!isRunning}
            leftSection={<IconPlayerTrackNext size={16} />}
            onClick={() => driver.turn({ type: "next", from: clock.current })}
          >
            Next phase
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={isRunning ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
          onClick={() => driver.turn({ type: isRunning ? "pause" : "start" })}
        >
          {isRunning ? "Pause" : "Go on"}
        </Button>
        <ThinkOutLoud silence={silence} driver={driver} />
      </div>
    </div>
  )
}
