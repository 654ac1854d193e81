import type { Voice } from "@outloud/shared/interviewer/standard/moment.ts"

/** Whether somebody speaks, read from how loud it is. Levels are root mean squares of samples from -1 to 1. */
export interface VoiceActivity extends Voice {
  /** How loud it is where nobody speaks. */
  readonly floor: number
  /** Since when it has been loud without a pause; null while it is not. */
  readonly loudSince: number | null
  readonly lastLoud: number
}

/** Speech stands so far above a room's noise; below the least, nobody is heard. */
const ABOVE_FLOOR = 3
const LEAST = 0.01
/** A floor falls at once, and rises by this share of the difference at every reading: steady noise becomes the floor. */
const RISE = 0.005
/** A knock is shorter, a pause within a sentence too. Milliseconds. */
const KNOCK = 200
const PAUSE = 1_200

export function quietVoice(now: number): VoiceActivity {
  return { isSpeaking: false, since: now, floor: LEAST, loudSince: null, lastLoud: now }
}

/** After one more reading of the level; to be made about ten times a second. */
export function hearLevel(before: VoiceActivity, level: number, now: number): VoiceActivity {
  const floor = level < before.floor ? level : before.floor + RISE * (level - before.floor)
  const isLoud = level > Math.max(LEAST, ABOVE_FLOOR * floor)
  const loudSince = isLoud ? (before.loudSince ?? now) : null
  const lastLoud = isLoud ? now : before.lastLoud
  const heard = { ...before, floor, loudSince, lastLoud }
  if (!before.isSpeaking && loudSince !== null && now - loudSince >= KNOCK)
    return { ...heard, isSpeaking: true, since: loudSince }
  if (before.isSpeaking && now - lastLoud >= PAUSE) return { ...heard, isSpeaking: false, since: lastLoud }
  return heard
}
