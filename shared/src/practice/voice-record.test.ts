import { expect, test } from "vitest"
import { hearSpan, NO_VOICE, silentSpans, talkShare, type VoiceRecord } from "./voice-record.ts"

const SECOND = 1_000

/** Seconds of listening, each with whether somebody spoke. */
function listen(record: VoiceRecord, from: number, seconds: readonly boolean[]): VoiceRecord {
  return seconds.reduce((heard, isSpeaking, n) => {
    const start = from + n * SECOND
    return hearSpan(heard, { from: start, until: start + SECOND }, isSpeaking)
  }, record)
}

const seconds = (count: number, isSpeaking: boolean) => Array.from({ length: count }, () => isSpeaking)

test("[PX-5] what is listened to second by second is one span, and so is speech with breath in it", () => {
  const heard = listen(NO_VOICE, 0, [true, true, false, true, false, false, false, true])
  expect(heard.listened).toEqual([{ from: 0, until: 8_000 }])
  expect(heard.spoken).toEqual([
    { from: 0, until: 4_000 },
    { from: 7_000, until: 8_000 },
  ])
  expect(talkShare(heard)).toBeCloseTo(5 / 8)
})

test("[PX-5] nothing listened to has no share, and a time before the last is not heard twice", () => {
  expect(talkShare(NO_VOICE)).toBeNull()
  const heard = listen(NO_VOICE, 10_000, [true])
  expect(hearSpan(heard, { from: 5_000, until: 9_000 }, true)).toEqual(heard)
})

test("[PX-5] silent spans are of 45 seconds and more, the longest first, and none where nobody listened", () => {
  let heard = listen(NO_VOICE, 0, [...seconds(5, true), ...seconds(50, false), ...seconds(5, true)])
  // The microphone is off for ten minutes, which is no silence of anybody's.
  heard = listen(heard, 660_000, [...seconds(44, false), true, ...seconds(70, false)])
  expect(silentSpans(heard)).toEqual([
    { from: 705_000, until: 775_000 },
    { from: 5_000, until: 55_000 },
  ])
})
