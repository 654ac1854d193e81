/** Words as they are compared: stems, without what says nothing, and with one word for what means the same. */
import { stemmer } from "stemmer"

/** Say nothing about what is asked. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  [
    "a an the this that these those there here it its is are was were be been being am do does did doing done",
    "have has had having will would shall should can could may might must to of in on at by for with from into",
    "and or but if then than so as not no nor only just also too very really quite about around over up out",
    "i we you he she they me us him her them my our your his their mine ours yours one ones what whats which",
    "who whom whose when where why how let lets please tell know want wanted need needs needed like get gets",
    "got give given make makes made say says said think assume thing things kind kinds sort type types way ways",
    "any some all each every other another same such both either exactly actually roughly basically currently",
    "ok okay yes well hi hello thanks thank regarding terms talk talking look looks something anything",
    "work works use uses used using design designing system expect expected plan happen happens",
    "come comes go goes going off somebody someone everybody everyone anybody nobody else before after again",
    "open opens return returns aim aiming handle handles deal long against versus vs trade tradeoff balance s t re ve ll d m dont doesnt isnt im id",
  ].flatMap(line => line.split(" ")),
)

/** Phrases that ask for a certain kind of thing. Replaced by one word, so that they can be found. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bhow (?:many|much|big|large)\b|\b(?:number|count|amount) of\b/g, " xquantity "],
  [/\bhow (?:fast|quick|quickly|soon|rapid|rapidly)\b/g, " xspeed "],
  [/\bhow (?:often|frequently)\b/g, " xfrequency "],
  [/\bhow (?:long|short)\b/g, " xlength "],
  [/\bby when\b|\bwhen (?:must|does|do|is|are|will|should|exactly)\b/g, " xtime "],
  [/\ba\/b\b/g, " abtest "],
  [/\bnear(?:est)? neighbou?rs?\b/g, " neighbour "],
  [/\bre-(?=[a-z])/g, "re"],
]

/** Each line means one thing: its first word stands for the others. */
const SAME: readonly string[] = [
  "latency responsive response millisecond milliseconds ms delay p99 p95 p50 percentile sla slo fast quick speed xspeed",
  "scale traffic load qps rps throughput volume",
  "user people audience listener listeners dau mau userbase customer customers subscriber subscribers member members",
  "success successful succeed works goal goals kpi kpis metric metrics objective measure measured measuring optimise optimize optimising optimizing maximise maximize",
  "fresh freshness refresh update updated stale recent",
  "deadline due late cutoff xtime available ready",
  "track tracks song songs",
  "country countries market markets territory territories region regions",
  "personal personalised personalized personalisation personalization",
  "typo typos misspell misspelling misspelled misspellings spelling",
  "accurate accuracy exact exactness precise error tolerance approximate approximation probabilistic sketch sketches",
  "generated generative llm ai gpt",
  "group party parties session jam room",
  "skip skips skippable skipped",
  "licence license licences licenses licensing licensed",
  "offline disconnected",
  "synchronised synchronized sync synchronisation synchronization synchronous simultaneous simultaneously",
  "fraud fraudulent bot bots fake manipulation manipulated",
  "catalogue catalog",
  "rank ranked ranking ranker rerank reranking reorder order ordered",
  "retry retries retried",
  "delete deleted deletion forget forgotten erase",
]
const STANDS_FOR: ReadonlyMap<string, string> = new Map(
  SAME.flatMap(line => {
    const [first = "", ...others] = line.split(" ")
    return [first, ...others].map(word => [word, stemmer(first)] as const)
  }),
)

/** The stem that a word is compared by; null where it says nothing. */
export function termOf(word: string): string | null {
  if (STOP_WORDS.has(word)) return null
  return STANDS_FOR.get(word) ?? stemmer(word)
}

/** Lower case and without accents, apostrophes and signs. */
export function wordsIn(text: string): string[] {
  let plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\p{M}'’`]/gu, "")
  for (const [phrase, word] of PHRASES) plain = plain.replaceAll(phrase, word)
  return plain.split(/[^\p{L}\p{N}%]+/u).filter(word => word !== "")
}

/** The terms of a text, each once, in the order in which they come. */
export function termsIn(text: string): string[] {
  return [...new Set(wordsIn(text).flatMap(word => termOf(word) ?? []))]
}
