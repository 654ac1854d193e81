/** What an interviewer takes up in an answer: a figure, a tool or a choice that stands there by itself. */
import { PRODUCTS } from "./products.ts"

export type SlipKind = "number" | "tool" | "decision"

export interface Slip {
  readonly kind: SlipKind
  /** The figure or the tool, as written; empty for a decision. */
  readonly words: string
}

const REASON =
  /\b(?:because|since|so that|in order to|due to|as (?:it|we|they|the)|which (?:gives|lets|allows|means|keeps)|lets? (?:us|me)|gives? (?:us|me)|allows?|needs?|guarantees?|ordered|ordering|replay\w*|retention|durab\w*|throughput|latency|in.memory|append|partition\w*|ttl|atomic\w*|transaction\w*|consisten\w*|exactly.once|at.least.once|low.latency|scales?|sorted|persist\w*|cheap\w*)\b/i
const DERIVATION =
  /[×*=÷+≈]|\d\s*[x/]\s*\d|\b(?:times|divided|multipl\w+|per|from|since|because|assum\w+|so|hence|thus|given|estimate\w*|gives|makes|means|if|based on|you said|back of)\b/i
const ALTERNATIVE =
  /\b(?:instead|rather than|over|versus|vs|alternativ\w*|compared|trade.?offs?|reject\w*|unless|otherwise|switch\w*|considered|could also|downside|drawback|cost of|give up|not need)\b/i
const CHOICE =
  /\b(?:(?:i|we)(?:['’]ll| will| would|['’]d)? (?:just )?(?:use|choose|chose|pick|go with|went with)|let['’]?s (?:use|go with)|going with)\b/i
/** A figure that means something: with a unit, or of three digits and more. */
const FIGURE =
  /(?<![\w.#/-])(?:\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?)\s?(?:%|(?:k|m|bn?|t|thousand|million|billion|trillion|[kmgtp]b|ms|qps|rps|cores?|servers?|nodes?|machines?|shards?|gpus?|replicas|req\/s|requests)\b)|(?<![\w.#/-])\d{3,}(?:[,.]\d{3})*(?![\w])/gi

/** The first slip in what somebody said. `given`: what the interviewer has said, whose figures need no source. */
export function slipIn(text: string, given: string): Slip | null {
  const tool = bareTool(text)
  if (tool !== undefined) return { kind: "tool", words: tool }
  const figure = bareFigure(text, given)
  if (figure !== undefined) return { kind: "number", words: figure }
  return CHOICE.test(text) && !ALTERNATIVE.test(text) ? { kind: "decision", words: "" } : null
}

/** Whether an answer to a slip says what was left out. */
export function mendsSlip(kind: SlipKind, text: string): boolean {
  if (kind === "number") return DERIVATION.test(text)
  return kind === "tool" ? REASON.test(text) : ALTERNATIVE.test(text) || REASON.test(text)
}

/** A tool that is named where no reason is. */
export function bareTool(text: string): string | undefined {
  return REASON.test(text) ? undefined : toolIn(text)
}

export function toolIn(text: string): string | undefined {
  const found = TOOLS.exec(text)?.[0].toLowerCase()
  return PRODUCTS.find(name => name.toLowerCase() === found)
}

export function bareFigure(text: string, given: string): string | undefined {
  if (DERIVATION.test(text)) return undefined
  const known = new Set(given.match(/\d+(?:[.,]\d+)*/g) ?? [])
  return [...text.matchAll(FIGURE)]
    .map(([figure]) => figure.trim())
    .find(figure => !known.has(figure.match(/\d+(?:[.,]\d+)*/)?.[0] ?? ""))
}

const TOOLS = new RegExp(
  `(?<![\\w-])(?:${PRODUCTS.map(name => name.replaceAll(/[.+/]/g, "\\$&")).join("|")})(?![\\w-])`,
  "i",
)
