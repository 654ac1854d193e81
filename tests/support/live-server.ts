import { type ChildProcess, spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { CreatedRoom, CreateRoomRequest } from "@outloud/shared/protocol/api.ts"
import type { PastedQuestion } from "@outloud/shared/questions/pasted-question.ts"
import type { Role, RoomMode } from "@outloud/shared/room/roles.ts"
import { shippedFlags } from "./shipped-flags.ts"

const ROOT = join(import.meta.dirname, "../..")
const MAIN = join(ROOT, "server/src/main.ts")
const START_MS = 20_000

/** The server as it ships: its own process, a real port, SQLite on a real disk. */
export class LiveServer {
  readonly port: number
  readonly dataDir: string
  readonly #env: Record<string, string>
  readonly #script: string
  #process: ChildProcess | undefined
  #output = ""

  private constructor(port: number, dataDir: string, env: Record<string, string>, script: string) {
    this.port = port
    this.dataDir = dataDir
    this.#env = env
    this.#script = script
  }

  /** Another script than the program's own may stand in for it, if it says that it is listening. */
  static async start(env: Record<string, string> = {}, script = MAIN): Promise<LiveServer> {
    const dataDir = await mkdtemp(join(tmpdir(), "outloud-test-"))
    const server = new LiveServer(await freePort(), dataDir, env, script)
    await server.start()
    return server
  }

  /** Where its websockets are. */
  get origin(): string {
    return `ws://localhost:${this.port}`
  }

  get url(): string {
    return `http://localhost:${this.port}`
  }

  /** What the process has printed. */
  get output(): string {
    return this.#output
  }

  get isRunning(): boolean {
    const child = this.#process
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [...shippedFlags(ROOT), this.#script], {
      env: {
        ...process.env,
        LOG_LEVEL: "warn",
        ...this.#env,
        PORT: String(this.port),
        DATA_DIR: this.dataDir,
      },
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#process = child
    const before = this.#output.length
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", chunk => (this.#output += String(chunk)))
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the server did not start:\n${this.#output}`)),
        START_MS,
      )
      child.stdout?.on("data", () => {
        if (!this.#output.includes("listening", before)) return
        clearTimeout(timer)
        resolve()
      })
      child.once("exit", code => {
        clearTimeout(timer)
        reject(new Error(`the server ended with ${code}:\n${this.#output}`))
      })
    })
  }

  /** Whoever collects what it prints is gone. */
  closeOutput(): void {
    this.#process?.stdout?.destroy()
    this.#process?.stderr?.destroy()
  }

  /** Resolves to the exit code when the process is gone. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    const child = this.#process
    if (child === undefined || !this.isRunning) return child?.exitCode ?? null
    const exited = new Promise<number | null>(resolve => child.once("exit", resolve))
    child.kill(signal)
    return exited
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL")
    await rm(this.dataDir, { recursive: true, force: true })
  }

  createRoom(mode: RoomMode = "live", questionId = "listening-party"): Promise<LiveRoom> {
    return this.#createRoom({ questionId, mode })
  }

  /** A room alone for a question that somebody has pasted. */
  createOwnRoom(question: PastedQuestion): Promise<LiveRoom> {
    return this.#createRoom({ question, mode: "solo" })
  }

  async #createRoom(body: CreateRoomRequest): Promise<LiveRoom> {
    const response = await fetch(`${this.url}/api/rooms`, { method: "POST", body: JSON.stringify(body) })
    const { roomId, links } = (await response.json()) as CreatedRoom
    return new LiveRoom(this.url, roomId, links as Record<Role, string>)
  }
}

export class LiveRoom {
  readonly id: string
  readonly links: Record<Role, string>
  readonly #server: string

  constructor(server: string, id: string, links: Record<Role, string>) {
    this.#server = server
    this.id = id
    this.links = links
  }

  url(role: Role): string {
    return this.#server + this.links[role]
  }

  token(role: Role): string {
    return this.links[role].split("#")[1] as string
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      )
    })
  })
}
