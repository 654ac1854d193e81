/** What a candidate asks the interviewer in a message, if anything. */
import { countWords, sentencesOf } from "./sentences.ts"

const OPENING = String.raw`(?:so|and|ok(?:ay)?|also|well|hmm+|hi|hello|wait|then|sorry|first|but|just)[,:]?\s+`
/** Asks although nobody typed the mark. */
const QUESTION_WORDS = new RegExp(
  String.raw`^(?:${OPENING})*(?:(?:what|how|who|which|why|whats|hows)\b|(?:is|are|do|does|can|could|should|will|would|may|must|shall)\s+(?:the|we|it|there|they|you|users?|i|this|that|any|a)\b|(?:are|does)\s+\w+\s+\w+\s+\w)`,
  "i",
)
const INDIRECT =
  /\b(?:tell me|(?:i['’]?d|i would) like to know|i want to (?:know|understand)|wonder(?:ing)?|curious|may i ask|quick question|clarify)\b.*\b(?:about|how|what|when|whether|if|which|who|where)\b/i
const MARKED = /\?["'”’)]*$/u
/** A question with this after it was asked of oneself. */
const OWN_ANSWER =
  /\b(?:assum\w+|i['’]?(?:d|ll)|i (?:would|will|think|guess|use)|we|let['’]?s|then|because)\b/i
/** "…, and how long are they?" */
const NEXT_QUESTION =
  /,?\s+and\s+(?=(?:also\s+)?(?:what|how|who|which|when|where|is there|are there|do we|does it|can we|should we)\b)/i
/** More words are a story with a question mark in it. */
const LONGEST = 40
const SHORTEST_STORY = 12
const MOST = 4

/** The questions of a message, taken apart, in order; at most four. In an answer, only those with a mark count. */
export function questionsIn(message: string, isAnswer = false): string[] {
  const sentences = sentencesOf(message)
  const isStory = countWords(message) > SHORTEST_STORY
  return sentences
    .filter((sentence, at) => isQuestion(sentence) && !isRhetorical(sentences.slice(at + 1), isStory))
    .filter(sentence => !isAnswer || MARKED.test(sentence))
    .flatMap(sentence => sentence.split(NEXT_QUESTION))
    .map(question => question.trim())
    .filter(question => countWords(question) > 1 && countWords(question) <= LONGEST)
    .slice(0, MOST)
}

function isQuestion(sentence: string): boolean {
  if (MARKED.test(sentence)) return true
  return (QUESTION_WORDS.test(sentence) && countWords(sentence) <= SHORTEST_STORY) || INDIRECT.test(sentence)
}

/** Somebody who goes on to answer asked nobody. */
function isRhetorical(rest: readonly string[], isStory: boolean): boolean {
  const next = rest.find(sentence => !isQuestion(sentence))
  return next !== undefined && (OWN_ANSWER.test(next) || (isStory && countWords(next) > 6))
}
