import { expect, test } from "vitest"
import { hearLevel, quietVoice, type VoiceActivity } from "./voice-activity.ts"

const READING = 100

/** A level held for so many milliseconds, read ten times a second. */
function hold(before: VoiceActivity, level: number, from: number, milliseconds: number): VoiceActivity {
  let heard = before
  for (let at = from; at < from + milliseconds; at += READING) heard = hearLevel(heard, level, at)
  return heard
}

test("[PX-5] a voice is heard from its first sound, and over pauses within a sentence", () => {
  let heard = hold(quietVoice(0), 0.002, 0, 2_000)
  expect(heard.isSpeaking).toBe(false)
  heard = hold(heard, 0.08, 2_000, 1_000)
  expect(heard).toMatchObject({ isSpeaking: true, since: 2_000 })
  heard = hold(heard, 0.002, 3_000, 1_000)
  heard = hold(heard, 0.08, 4_000, 1_000)
  expect(heard).toMatchObject({ isSpeaking: true, since: 2_000 })
  heard = hold(heard, 0.002, 5_000, 2_000)
  expect(heard).toMatchObject({ isSpeaking: false, since: 4_900 })
})

test("[PX-5] a knock is no voice, and a steady noise becomes the silence of the room", () => {
  let heard = hold(quietVoice(0), 0.002, 0, 1_000)
  heard = hold(heard, 0.5, 1_000, READING)
  heard = hold(heard, 0.002, 1_100, 1_000)
  expect(heard.isSpeaking).toBe(false)
  heard = hold(heard, 0.03, 2_100, 60_000)
  expect(heard.isSpeaking).toBe(false)
  heard = hold(heard, 0.2, 62_100, 1_000)
  expect(heard.isSpeaking).toBe(true)
})
