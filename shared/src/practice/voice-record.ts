/**
 * What is kept of a microphone in an attempt: when it listened and when somebody spoke. No sound and no word is in it.
 */

/** From and until, milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly until: number
}

export interface VoiceRecord {
  /** While the microphone was on and the clock ran. In order, none touching the next. */
  readonly listened: readonly Span[]
  /** Within those. In order, none touching the next. */
  readonly spoken: readonly Span[]
}

export const NO_VOICE: VoiceRecord = { listened: [], spoken: [] }

/** What is nearer to the last span than this goes on with it: breath within a sentence, a tick that came late. Milliseconds. */
const BREATH = 2_500
/** A pause of this length is a silent span. Milliseconds; the interviewer's own patience (fact sheet 0.3). */
const SILENT = 45_000

/** The record after this much more was listened to. `isSpeaking`: whether somebody spoke in it. */
export function hearSpan(record: VoiceRecord, span: Span, isSpeaking: boolean): VoiceRecord {
  return {
    listened: joined(record.listened, span),
    spoken: isSpeaking ? joined(record.spoken, span) : record.spoken,
  }
}

function joined(spans: readonly Span[], next: Span): readonly Span[] {
  const last = spans.at(-1)
  if (next.until <= next.from || (last !== undefined && next.until <= last.until)) return spans
  if (last === undefined || next.from - last.until > BREATH) return [...spans, next]
  return [...spans.slice(0, -1), { from: last.from, until: next.until }]
}

/** Between 0 and 1; null where nothing was listened to. */
export function talkShare({ listened, spoken }: VoiceRecord): number | null {
  const all = length(listened)
  return all === 0 ? null : Math.min(1, length(spoken) / all)
}

/** The longest first. */
export function silentSpans({ listened, spoken }: VoiceRecord): readonly Span[] {
  return listened
    .flatMap(({ from, until }) => {
      const within = spoken.filter(one => one.from < until && one.until > from)
      const edges = [from, ...within.flatMap(one => [one.from, one.until]), until]
      return edges.flatMap((start, n) => (n % 2 === 0 ? [{ from: start, until: edges[n + 1] ?? start }] : []))
    })
    .filter(({ from, until }) => until - from >= SILENT)
    .sort((a, b) => b.until - b.from - (a.until - a.from))
}

/** Milliseconds in all. */
function length(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, until }) => sum + until - from, 0)
}
