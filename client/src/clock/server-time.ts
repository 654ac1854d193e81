/**
 * The server's time, as this browser can know it. A phase ends at an instant of the server's clock, and the clocks
 * of two laptops may be minutes apart: so the offset is measured, and what is shown is read off with it.
 */
export interface TimeSample {
  /** By this browser's clock, milliseconds since 1970. */
  readonly askedAt: number
  readonly answeredAt: number
  /** By the server's clock. */
  readonly serverNow: number
}

/** What to add to this browser's clock. Half of the way there and back is the most that it can be off. */
export interface ClockOffset {
  readonly milliseconds: number
  readonly uncertainty: number
}

/** The offset by the sample that was answered quickest; undefined without one. */
export function offsetOf(samples: readonly TimeSample[]): ClockOffset | undefined {
  const offsets = samples
    // A clock that was set back meanwhile says nothing.
    .filter(({ askedAt, answeredAt }) => answeredAt >= askedAt)
    .map(({ askedAt, answeredAt, serverNow }) => ({
      milliseconds: serverNow - (askedAt + answeredAt) / 2,
      uncertainty: (answeredAt - askedAt) / 2,
    }))
    .sort((a, b) => a.uncertainty - b.uncertainty)
  return offsets[0]
}

/** Enough for one quick answer among them on a busy line. */
const SAMPLES = 5

/** Asks the server a few times, one after the other. Rejects where it cannot be reached. */
export async function measureOffset(ask: () => Promise<number>, now: () => number): Promise<ClockOffset> {
  const samples: TimeSample[] = []
  for (let sample = 0; sample < SAMPLES; sample++) {
    const askedAt = now()
    const serverNow = await ask()
    samples.push({ askedAt, answeredAt: now(), serverNow })
  }
  return offsetOf(samples) ?? { milliseconds: 0, uncertainty: Number.POSITIVE_INFINITY }
}
