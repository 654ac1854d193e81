/** What a question to the interviewer is about: a fact of the exercise, or one of those that get no fact. */
import type { AnswerKey } from "../../questions/answer-key.ts"
import { findFact } from "./find-fact.ts"
import { isOnTopic } from "./on-topic.ts"
import type { AskedQuestion } from "./transcript.ts"

const TIME =
  /\b(?:how (?:much )?(?:time|long)\b.*\b(?:left|remain\w*)|how much time|time (?:is )?left|out of time)\b/i
const REPEAT =
  /\b(?:repeat|rephrase|say (?:that|it) again|what was (?:the|your) question|didn['’]?t (?:get|understand) (?:that|the|your))\b/i
const VERDICT =
  /\b(?:am i (?:right|on)|(?:is|does|was) (?:this|that|it|my \w+)(?: \w+){0,3} (?:right|correct|ok|okay|good|fine|enough|sense|reasonable|wrong)|what do you think|how am i doing|on (?:the right )?track|are you happy|looks? good)\b/i
const DECISION =
  /\b(?:would you (?:use|go|pick|recommend|choose|suggest|prefer|do|draw|put)|do you (?:think|recommend|prefer|suggest)|(?:should|shall) (?:i|we) (?:use|pick|choose|go with|take|shard|partition|draw|add|put|store|call)|is it better|(?:is|are) \w+ (?:or|better than) \w+\b.* better|better to)\b/i

/** Asked of an interviewer who knows `key`. `common`: the words of the interview's question. */
export function natureOf(text: string, key: AnswerKey, common: string): AskedQuestion {
  if (REPEAT.test(text)) return { kind: "repeat", text }
  if (TIME.test(text)) return { kind: "time", text }
  if (VERDICT.test(text)) return { kind: "verdict", text }
  if (DECISION.test(text)) return { kind: "decision", text }
  if (!isOnTopic(text, key, common)) return { kind: "off-topic", text }
  const fact = findFact(key, text, common)
  return fact === undefined ? { kind: "unknown", text } : { kind: "fact", text, factId: fact.id }
}
