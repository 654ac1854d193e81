import { probeAskId } from "../interviewer/standard/asks.ts"
import { GENERAL_PROBES } from "../questions/general-probes.ts"
import type { Attempt, MissedProbe } from "./attempt.ts"
import { grouped } from "./grouped.ts"

export interface OftenMissed extends MissedProbe {
  /** Of the questions at which it was missed, the latest first. */
  readonly titles: readonly string[]
  readonly times: number
  /** When last, in milliseconds since 1970. */
  readonly lastAt: number
}

/** These are asked alike at any question. Other ids mean one thing within one question only. */
const GENERAL: ReadonlySet<string> = new Set(GENERAL_PROBES.map(({ id }) => probeAskId(id)))

/** The most often missed first, then the latest; the words are those of the last time. */
export function mostMissed(attempts: readonly Attempt[]): readonly OftenMissed[] {
  const missed = attempts
    .toSorted((a, b) => b.endedAt - a.endedAt)
    .flatMap(({ missed, questionId, title, endedAt }) =>
      missed.map(probe => ({ probe, title, endedAt, key: keyOf(probe, questionId) })),
    )
  return [...grouped(missed, ({ key }) => key).values()]
    .flatMap((group): OftenMissed[] => {
      const [last] = group
      if (last === undefined) return []
      const titles = [...new Set(group.map(({ title }) => title))]
      return [{ ...last.probe, titles, times: group.length, lastAt: last.endedAt }]
    })
    .sort((a, b) => b.times - a.times || b.lastAt - a.lastAt)
}

function keyOf({ askId }: MissedProbe, questionId: string): string {
  return GENERAL.has(askId) ? askId : JSON.stringify([questionId, askId])
}
