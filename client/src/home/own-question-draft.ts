import { cleanLine, cleanText, TEXT_LENGTH, TITLE_LENGTH } from "@outloud/shared/questions/question-text.ts"
import type { KeptStorage } from "../remembered/kept-storage.ts"
import { isObject, parse } from "../remembered/room-record.ts"

/** A question of somebody's own, as far as it is typed. */
export interface OwnQuestionDraft {
  readonly title: string
  readonly text: string
}

const DRAFT_KEY = "outloud:own-question"
const EMPTY: OwnQuestionDraft = { title: "", text: "" }
const COUNT = new Intl.NumberFormat("en")

/** What this tab was typing; empty where that was nothing, or cannot be read. */
export function readDraft(storage: KeptStorage): OwnQuestionDraft {
  const raw = parse(storage.get(DRAFT_KEY) ?? "")
  if (!isObject(raw) || typeof raw.title !== "string" || typeof raw.text !== "string") return EMPTY
  return { title: raw.title, text: raw.text }
}

export function keepDraft(storage: KeptStorage, { title, text }: OwnQuestionDraft): void {
  if (title === "" && text === "") storage.remove(DRAFT_KEY)
  else storage.set(DRAFT_KEY, JSON.stringify({ title, text }))
}

/** As the server takes it. */
export function cleanDraft({ title, text }: OwnQuestionDraft): OwnQuestionDraft {
  return { title: cleanLine(title), text: cleanText(text) }
}

/** Why each field cannot be used, in words. */
export function draftProblems(draft: OwnQuestionDraft): Partial<OwnQuestionDraft> {
  const { title, text } = cleanDraft(draft)
  return {
    ...(title === "" && { title: "Give it a title, such as “Photo sharing”." }),
    ...(title.length > TITLE_LENGTH && { title: tooLong(title, TITLE_LENGTH) }),
    ...(text === "" && { text: "Write down what the candidate is asked." }),
    ...(text.length > TEXT_LENGTH && { text: tooLong(text, TEXT_LENGTH) }),
  }
}

function tooLong(text: string, most: number): string {
  return `This has ${COUNT.format(text.length)} characters. At most ${COUNT.format(most)} fit.`
}
