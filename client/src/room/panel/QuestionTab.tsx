import { isPasted, type Question } from "@outloud/shared/questions/question.ts"
import { isScreen } from "@outloud/shared/questions/recruiter-screen.ts"
import { LANES, SECTIONS } from "@outloud/shared/questions/starter.ts"
import type { RoomMode } from "@outloud/shared/room/roles.ts"
import { DifficultyLabel } from "../../home/DifficultyLabel.tsx"
import { RevealedCards } from "../../session/RevealedCards.tsx"
import { useRoomParts } from "../room-context.ts"
import classes from "./QuestionTab.module.css"

/** The question, what is expected on the board, and who sees what is drawn there. */
export function QuestionTab() {
  const { question, mode } = useRoomParts().room
  return (
    <article className={classes.question}>
      <h2>{question.title}</h2>
      <p className={classes.prompt}>{question.text}</p>
      {isRated(question) && (
        <p className={classes.difficulty}>
          <DifficultyLabel difficulty={question.difficulty} />
        </p>
      )}
      {question.tags.length > 0 && (
        <ul className={classes.tags} aria-label="Tags">
          {question.tags.map(tag => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}

      <RevealedCards />

      {!isScreen(question) && <Expected />}

      <h3>Who sees what</h3>
      <ul className={classes.facts}>
        {WHO_SEES[mode].map(fact => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </article>
  )
}

/** Whether somebody has judged how hard it is. */
function isRated(question: Question): boolean {
  return !isPasted(question) && !isScreen(question)
}

function Expected() {
  return (
    <>
      <h3>The unwritten rule: think out loud</h3>
      <p>Always explain your thought process before writing code or drawing architecture.</p>

      <h3>Six sections on the board</h3>
      <ol className={classes.sections}>
        {SECTIONS.map(section => (
          <li key={section}>
            {section}
            {section === "Architecture" && <span>{`Lanes: ${LANES.join(", ")}`}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}

/** In words, what the access table says. */
const WHO_SEES: Record<RoomMode, readonly string[]> = {
  live: [
    "Everybody in the room sees the board, every annotation and every cursor.",
    "The candidate and the interviewer draw on the board; only the interviewer annotates it.",
    "Observers watch, and cannot draw.",
    "What is drawn is recorded, step by step, and kept on this server.",
  ],
  solo: [
    "Only you, and whoever you give a link to.",
    "What is drawn is recorded, step by step, and kept on this server.",
  ],
}
