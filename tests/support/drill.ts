import { appendFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { LiveServer } from "./live-server.ts"

const FAULTS = join(import.meta.dirname, "drill-faults.ts")

/** What befalls the machine; `clock` is followed by milliseconds. */
type Order = "read-only" | "full" | "healthy" | `clock ${number}`

/** The server as it ships, on a machine to which things happen on order. */
export class Drill {
  readonly server: LiveServer
  readonly #folder: string
  #given = 0

  private constructor(server: LiveServer, folder: string) {
    this.server = server
    this.#folder = folder
  }

  static async start(env: Record<string, string> = {}): Promise<Drill> {
    const folder = mkdtempSync(join(tmpdir(), "outloud-drill-"))
    const server = await LiveServer.start({
      ...env,
      // Orders are obeyed thread by thread, and answered by the one that is waited for.
      STORE_THREAD: "never",
      NODE_OPTIONS: `--import ${pathToFileURL(FAULTS)}`,
      DRILL_ORDERS: join(folder, "orders"),
    })
    return new Drill(server, folder)
  }

  /** Resolves when it has happened. */
  async order(order: Order): Promise<void> {
    appendFileSync(join(this.#folder, "orders"), `${this.#given++ === 0 ? "" : "\n"}${order}`)
    const before = this.#obeyed
    while (this.#obeyed === before) await new Promise(resolve => setTimeout(resolve, 10))
  }

  async remove(): Promise<void> {
    await this.server.remove()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #obeyed(): number {
    return this.server.output.split("drill: ").length
  }
}
