import type { Role } from "@outloud/shared/room/roles.ts"
import { type Browser, type BrowserContext, chromium } from "@playwright/test"
import { launchOptions, VIEWPORT } from "../../support/launch-options.ts"
import { type LiveRoom, LiveServer } from "../../support/live-server.ts"
import { passLobby } from "../../support/pass-lobby.ts"
import { showEditor } from "../../support/show-editor.ts"
import { serveBareSite } from "./bare-site.ts"
import { Person } from "./person.ts"

/** Neither page is ever hidden from its person, though only one can be in front. */
const NEVER_IN_THE_BACKGROUND = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
]

/** The server as it ships, a page of tldraw alone, and a browser to visit both with. */
export class Scene {
  readonly server: LiveServer
  readonly bare: LiveServer
  readonly #browser: Browser
  readonly #profiles: boolean
  /** What is being measured, for a profile's name. */
  label = ""

  private constructor(server: LiveServer, bare: LiveServer, browser: Browser, profiles: boolean) {
    this.server = server
    this.bare = bare
    this.#browser = browser
    this.#profiles = profiles
  }

  static async open(profiles: boolean): Promise<Scene> {
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), ...NEVER_IN_THE_BACKGROUND],
    })
    return new Scene(await LiveServer.start(), await serveBareSite(), browser, profiles)
  }

  /** Whose browser and version. */
  get browser(): string {
    return `Chromium ${this.#browser.version()}`
  }

  /** A browser that was never here, in which somebody opens a first page. */
  async visitor(prepare?: (context: BrowserContext) => Promise<unknown>): Promise<Person> {
    const context = await this.#browser.newContext({ viewport: VIEWPORT, reducedMotion: "reduce" })
    await context.addInitScript(showEditor)
    await prepare?.(context)
    return Person.in(context, this.#profiles ? () => this.label : undefined)
  }

  /** Somebody who has entered the room, and sees its board. */
  async enter(room: LiveRoom, role: Role, name: string): Promise<Person> {
    const person = await this.visitor()
    await passLobby(person.page, this.server, room, role, name)
    await person.page.goto(room.url(role))
    await person.page.locator("[data-testid=canvas] .tl-shape").first().waitFor()
    return person
  }

  /** Somebody on the page of tldraw alone. */
  async openBare(): Promise<Person> {
    const person = await this.visitor()
    await person.page.goto(this.bare.url)
    await person.page.locator("[data-testid=canvas]").waitFor()
    return person
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.server.remove()
    await this.bare.remove()
  }
}
