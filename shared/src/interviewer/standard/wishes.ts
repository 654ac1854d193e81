/** What somebody wants from the interviewer, apart from answers. */
import { countWords, sentencesOf } from "./sentences.ts"
import type { Wish } from "./transcript.ts"

const HINT = /\b(?:hints?|nudge me|help me(?: out)?|clue)\b/i
const STUCK =
  /\b(?:i['’]?m stuck|no idea|(?:i )?(?:don['’]?t|do not) (?:really )?know|not (?:really )?sure (?:how|what|where)|no clue|pass on this|can['’]?t think of)\b/i
const NEXT =
  /\b(?:(?:let['’]?s|let us|let me|we can|i (?:think i )?can|shall we|i['’]?d like to|ready to|can (?:we|i)|should (?:we|i)) (?:move on|continue|go on|go ahead|proceed|start|begin|draw)\b|(?:on to|go to) the next\b|(?:that['’]?s|that is) (?:it|all|everything|enough)\b|i['’]?m (?:done|ready|finished)|(?:i['’]?m|i am) good to go|nothing (?:else|more)|no (?:more|further) questions)|^next\b/i
const DECLINES = /\b(?:no|not|don['’]?t|without)\b/i
const YES =
  /^(?:yes|yeah|yep|sure|please|ok(?:ay)?|go ahead|gladly|why not|that would help|i would(?:,? please)?$)/i
const NO = /^(?:no|nope|not yet|not now|let me (?:try|think)|i['’]?m (?:fine|good)|give me)\b/i
/** Words of a message that is a wish and nothing else, and of one that ends with it. */
const SHORT = 12
const LONGER = 24
const LAST_SENTENCE = 10

/** `isOffered`: whether something was offered just before, so that a short answer takes it or leaves it. */
export function wishIn(text: string, isOffered: boolean): Wish | null {
  const words = countWords(text)
  if (HINT.test(text) && words <= LONGER) return DECLINES.test(text) ? "no" : "hint"
  if (STUCK.test(text) && words <= SHORT) return "stuck"
  if (wantsOn(sentencesOf(text).at(-1) ?? "")) return "next"
  if (!isOffered || words > SHORT) return null
  if (NO.test(text.trim())) return "no"
  return YES.test(text.trim()) ? "yes" : null
}

/** Whether a sentence asks to go on. */
export function wantsOn(sentence: string): boolean {
  return NEXT.test(sentence) && countWords(sentence) <= LAST_SENTENCE
}
