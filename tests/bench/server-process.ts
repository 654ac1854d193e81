import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import type { Profiler } from "node:inspector"
import { connect, createServer } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { onCore, SERVER_CORE } from "./cores.ts"

export interface Question {
  readonly id: number
  readonly ask: "usage" | "collected" | "profile" | "profiled"
}
export interface Answer {
  readonly id: number
  readonly value: unknown
}
export interface Usage {
  /** Processor time of the whole process since it began, user and system. */
  readonly cpuMs: number
  readonly rss: number
}

const PROBE = join(import.meta.dirname, "probe.ts")
const START_MS = 20_000

/** A measured server: its own process, on its own core. */
export class ServerProcess {
  readonly port: number
  /** What it said of itself before it listened. */
  hello: unknown
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, (value: unknown) => void>()
  #output = ""
  #asked = 0

  private constructor(port: number, child: ChildProcess) {
    this.port = port
    this.#child = child
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", chunk => {
        this.#output = (this.#output + String(chunk)).slice(-4000)
      })
    child.on("message", (message: Answer | object) => {
      if ("id" in message && "value" in message) this.#waiting.get(message.id)?.(message.value)
      else if (!("id" in message)) this.hello = message
    })
  }

  static async start(
    script: string,
    env: Record<string, string> = {},
    flags: readonly string[] = [],
  ): Promise<ServerProcess> {
    const port = await freePort()
    const [command, ...args] = onCore(SERVER_CORE, [
      process.execPath,
      "--expose-gc",
      "--disable-warning=ExperimentalWarning",
      "--import",
      PROBE,
      ...flags,
      script,
    ])
    const child = spawn(command as string, args, {
      env: { ...process.env, NODE_ENV: "production", ...env, PORT: String(port) },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    })
    const server = new ServerProcess(port, child)
    await server.#listening()
    return server
  }

  usage(): Promise<Usage> {
    return this.#ask("usage") as Promise<Usage>
  }

  /** After garbage has been collected. */
  async rss(): Promise<number> {
    return ((await this.#ask("collected")) as Usage).rss
  }

  async startProfile(): Promise<void> {
    await this.#ask("profile")
  }

  endProfile(): Promise<Profiler.Profile> {
    return this.#ask("profiled") as Promise<Profiler.Profile>
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, "exit")
    this.#child.kill("SIGTERM")
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 10_000)
    await ended
    clearTimeout(timer)
  }

  #ask(ask: Question["ask"]): Promise<unknown> {
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`the server has ended:\n${this.#output}`))
      this.#child.once("exit", fail)
      this.#waiting.set(id, value => {
        this.#child.off("exit", fail)
        this.#waiting.delete(id)
        resolve(value)
      })
      this.#child.send({ id, ask } satisfies Question)
    })
  }

  async #listening(): Promise<void> {
    const deadline = performance.now() + START_MS
    while (performance.now() < deadline) {
      if (this.#child.exitCode !== null) break
      if (await answers(this.port)) return
      await sleep(20)
    }
    this.#child.kill("SIGKILL")
    throw new Error(`the server did not start:\n${this.#output}`)
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, "127.0.0.1")
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}
