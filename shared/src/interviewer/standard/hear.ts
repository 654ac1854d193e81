import { questionsIn } from "./asked.ts"
import { readConversation } from "./conversation.ts"
import { answerEvidence, questionEvidence, quote, volunteeredEvidence } from "./evidence.ts"
import type { Moment } from "./moment.ts"
import type { Ask } from "./move.ts"
import { natureOf } from "./natures.ts"
import { sentencesOf } from "./sentences.ts"
import type { AskedQuestion, Assumption, SaidEntry, Transcript } from "./transcript.ts"
import { wantsOn, wishIn } from "./wishes.ts"

const ASSUMES = /\bassum(?:e|es|ed|ing|ption|ptions)\b|\blet['’]?s say\b|\bsuppose\b/i
/** Characters of a message that are looked at. */
const MOST_TYPED = 4_000
/** Later words belong to no question any more. */
const ANSWER_WITHIN = 5 * 60_000

/** The transcript after the candidate typed something. What it comes to is read once, now, and stays as read. */
export function hear(moment: Moment, typed: string): Transcript {
  const text = typed.slice(0, MOST_TYPED).trim()
  return text === "" ? moment.transcript : [...moment.transcript, readMessage(moment, text)]
}

function readMessage(moment: Moment, text: string): SaidEntry {
  const { key, question, now } = moment
  const common = `${question.title} ${question.text}`
  const inPlay = askInPlay(moment)
  // "Can I have a hint?" and "Shall we go on?" are wishes.
  const asked = questionsIn(text, (inPlay?.listenFor.length ?? 0) > 0).filter(
    question => wishIn(question, false) === null,
  )
  const questions = withoutRepetition(asked.map(one => natureOf(one, key, common)))
  const statement = statementIn(text, asked)
  const wish = wishIn(text, isOffered(moment.transcript))
  const isAnswer = statement !== "" && (wish === null || wish === "stuck" || wish === "next")
  const ask = isAnswer ? inPlay : undefined
  const answers = ask?.id ?? null
  return {
    kind: "said",
    at: now,
    text,
    questions,
    wish,
    answers,
    assumption: assumptionIn(statement, moment.transcript),
    evidence: [
      ...factsAsked(questions, moment),
      ...(ask === undefined ? [] : answerEvidence(statement, ask, moment)),
      ...volunteeredEvidence(statement, moment),
    ],
  }
}

/** A hint, or the end. */
function isOffered(transcript: Transcript): boolean {
  const last = transcript.findLast(entry => entry.kind === "move")
  return last?.kind === "move" && (last.move.kind === "offer-hint" || last.move.asks?.id === "questions")
}

/** Two questions that the same fact answers are one. */
function withoutRepetition(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const isFirst = (question: AskedQuestion, at: number) =>
    question.kind !== "fact" ||
    questions.findIndex(other => other.kind === "fact" && other.factId === question.factId) === at
  return questions.filter(isFirst)
}

function statementIn(text: string, asked: readonly string[]): string {
  return sentencesOf(text)
    .filter(sentence => !wantsOn(sentence) && !asked.some(question => sentence.includes(question)))
    .join(" ")
}

/** The last thing that was asked, as long as it is fresh and the interviewer has not reacted to an answer yet. */
function askInPlay({ transcript, now }: Moment): Ask | undefined {
  const at = transcript.findLastIndex(entry => entry.kind === "move" && entry.move.asks !== undefined)
  const last = transcript[at]
  if (last?.kind !== "move" || now - last.at > ANSWER_WITHIN) return undefined
  const ask = last.move.asks
  const answer = transcript.findIndex(entry => entry.kind === "said" && entry.answers === ask?.id)
  const isOver = answer > 0 && transcript.slice(answer).some(entry => entry.kind === "move")
  return isOver ? undefined : ask
}

function factsAsked(questions: readonly AskedQuestion[], { key, transcript }: Moment) {
  const { revealed } = readConversation(transcript)
  return questions.flatMap(question => {
    if (question.kind !== "fact" || revealed.has(question.factId)) return []
    const fact = key.facts.find(({ id }) => id === question.factId)
    return fact === undefined ? [] : [questionEvidence(question.text, fact.id, fact.ask)]
  })
}

/** What is assumed aloud, and what is said right after a question that had no answer. */
function assumptionIn(statement: string, transcript: Transcript): Assumption | null {
  if (statement === "") return null
  const last = transcript.findLast(entry => entry.kind === "move")
  const about =
    last?.kind === "move" && last.move.kind === "no-fact" ? questionBefore(last, transcript) : null
  return about === null && !ASSUMES.test(statement) ? null : { about, text: quote(statement) }
}

function questionBefore(reply: Transcript[number], transcript: Transcript): string | null {
  const replies = transcript
    .slice(0, transcript.indexOf(reply))
    .filter(entry => entry.kind === "move" && ["fact", "no-fact", "reply"].includes(entry.move.kind)).length
  const questions = transcript.flatMap(entry => (entry.kind === "said" ? entry.questions : []))
  return questions[replies]?.text ?? null
}
