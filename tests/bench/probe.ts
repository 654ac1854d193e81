/** Loaded before every measured server: answers the runner's questions about its own process over IPC. */
import { Session } from "node:inspector/promises"
import type { Answer, Question } from "./server-process.ts"

const session = new Session()

process.on("message", ({ id, ask }: Question) => {
  void answer(ask).then(value => process.send?.({ id, value } satisfies Answer))
})
process.on("disconnect", () => process.exit())

async function answer(ask: Question["ask"]): Promise<unknown> {
  switch (ask) {
    case "usage": {
      const { user, system } = process.cpuUsage()
      return { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() }
    }
    case "collected": {
      globalThis.gc?.()
      globalThis.gc?.()
      return { cpuMs: 0, rss: process.memoryUsage.rss() }
    }
    case "profile":
      session.connect()
      await session.post("Profiler.enable")
      await session.post("Profiler.setSamplingInterval", { interval: 500 })
      await session.post("Profiler.start")
      // Undefined would not be sent.
      return null
    case "profiled":
      return (await session.post("Profiler.stop")).profile
    default:
      return ask satisfies never
  }
}
