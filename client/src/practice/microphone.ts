import type { Voice } from "@outloud/shared/interviewer/standard/moment.ts"
import { hearLevel, quietVoice, type VoiceActivity } from "./voice-activity.ts"

export type MicrophoneState =
  | { readonly status: "off" }
  | { readonly status: "asking" }
  | { readonly status: "failed"; readonly why: string }
  | { readonly status: "on"; readonly voice: Voice }

const OFF: MicrophoneState = { status: "off" }
/** Milliseconds. */
const READING = 100
/** Samples of one reading, at least a tenth of a second's at the usual rates. */
const SAMPLES = 4_096

/**
 * Listens to how loud it is, and to nothing else: the sound is measured as it comes, in this tab, and neither kept nor
 * sent anywhere.
 */
export class Microphone {
  readonly #listeners = new Set<() => void>()
  #state: MicrophoneState = OFF
  #close: () => void = () => {}
  /** Counts the wishes to listen, so that a permission that comes late opens nothing. */
  #wish = 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): MicrophoneState => this.#state

  /** Asks for permission where there is none yet. What goes wrong becomes the state. */
  async listen(): Promise<void> {
    this.stop()
    const wish = ++this.#wish
    this.#set({ status: "asking" })
    try {
      const stream = await open()
      if (wish === this.#wish) this.#measure(stream)
      else end(stream)
    } catch (error) {
      if (wish === this.#wish) this.#set({ status: "failed", why: whyNot(error) })
    }
  }

  stop(): void {
    this.#wish++
    this.#close()
    this.#close = () => {}
    this.#set(OFF)
  }

  #measure(stream: MediaStream): void {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = SAMPLES
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(SAMPLES)
    let activity = quietVoice(Date.now())
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      activity = hearLevel(activity, loudness(samples), Date.now())
      this.#hear(activity)
    }, READING)
    this.#close = () => {
      clearInterval(timer)
      end(stream)
      void context.close()
    }
    stream.getAudioTracks()[0]?.addEventListener("ended", () => {
      this.stop()
      this.#set({ status: "failed", why: "The microphone was taken away." })
    })
    this.#hear(activity)
  }

  /** Tells of what matters: that somebody begins or ends. */
  #hear({ isSpeaking, since }: VoiceActivity): void {
    const state = this.#state
    if (state.status === "on" && state.voice.isSpeaking === isSpeaking && state.voice.since === since) return
    this.#set({ status: "on", voice: { isSpeaking, since } })
  }

  #set(state: MicrophoneState): void {
    if (state === this.#state) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function open(): Promise<MediaStream> {
  // Absent on plain http from another machine.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) throw new DOMException("not a secure page", "SecurityError")
  // Left on, these would even out the very difference that is measured.
  return devices.getUserMedia({ audio: { autoGainControl: false, noiseSuppression: true }, video: false })
}

function end(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / samples.length)
}

const REASONS: Readonly<Record<string, string>> = {
  NotAllowedError: "This browser was not allowed to listen. Its settings for this page can change that.",
  NotFoundError: "No microphone was found.",
  NotReadableError: "The microphone is in use by another program.",
  SecurityError:
    "A browser gives its microphone only to pages on https or on this machine itself. Typing works as before.",
}

function whyNot(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ""
  return REASONS[name] ?? "The microphone could not be opened."
}
