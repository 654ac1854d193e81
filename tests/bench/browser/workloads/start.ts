import { setTimeout as sleep } from "node:timers/promises"
import { passLobby } from "../../../support/pass-lobby.ts"
import type { Figures } from "../../workload.ts"
import type { Person } from "../person.ts"
import type { Scene } from "../scene.ts"
import { watchStart } from "../watch-start.ts"
import type { BrowserWorkload } from "../workload.ts"

interface Visited {
  readonly name: string
  readonly server: string
  readonly url: string
  /** Selects what the page is for. */
  readonly content: string
  /** What has to be there before the page is opened. */
  prepare?(person: Person): Promise<void>
  /** A key that the page must answer, and whether it has. */
  readonly key: string
  answered(person: Person): Promise<boolean>
}

const CANVAS = "[data-testid=canvas]"
/** Until what the browser keeps of a first visit is on its disk. */
const KEPT_MS = 1500

/** How long it takes until a page can be used, beside the least that a page with tldraw on it takes. */
export const start: BrowserWorkload = {
  name: "start",
  title: () =>
    "From the address to a page that can be used: cold is a browser that was never here, warm its third visit",
  reference: "bare tldraw",
  metrics: ["cold", "warm"].flatMap(visit => [
    { key: `${visit} interactive`, label: `${visit}: interactive`, unit: "ms" as const },
    { key: `${visit} blocked`, label: "blocked", unit: "ms" as const },
    { key: `${visit} main thread`, label: "main thread", unit: "ms" as const },
    { key: `${visit} received`, label: "received", unit: "KB" as const },
  ]),
  play: async scene => {
    const room = await scene.server.createRoom()
    const pages: readonly Visited[] = [
      {
        ...{ name: "bare tldraw", server: scene.bare.url, url: scene.bare.url, content: CANVAS },
        ...pickingTheRectangle,
      },
      {
        ...{ name: "room", server: scene.server.url, url: room.url("candidate") },
        content: `${CANVAS} .tl-shape`,
        prepare: person => passLobby(person.page, scene.server, room, "candidate", "Ben"),
        ...pickingTheRectangle,
      },
      {
        ...{ name: "home page", server: scene.server.url, url: scene.server.url, content: "article button" },
        key: "Tab",
        answered: ({ page }) => page.evaluate(() => document.activeElement !== document.body),
      },
    ]
    const figures: Record<string, Figures> = {}
    for (const page of pages) figures[page.name] = await visit(scene, page)
    return figures
  },
}

const pickingTheRectangle: Pick<Visited, "key" | "answered"> = {
  key: "r",
  answered: ({ page }) => page.evaluate(() => window.editor.getCurrentToolId() === "geo"),
}

async function visit(scene: Scene, visited: Visited): Promise<Figures> {
  const person = await scene.visitor(context => context.addInitScript(watchStart, visited.content))
  // A renderer for this origin, so that no page pays for its being started.
  await person.page.goto(`${visited.server}/favicon.svg`)
  await visited.prepare?.(person)
  const cold = await open(person, visited, "cold")
  await leave(person, visited)
  // With the second visit, the browser keeps its scripts compiled.
  await open(person, visited, "again")
  await leave(person, visited)
  const warm = await open(person, visited, "warm")
  await person.close()
  return { ...cold, ...warm }
}

async function open(person: Person, visited: Visited, name: string): Promise<Figures> {
  const { page } = person
  const spent = await person.measure(`${visited.name} ${name}`, async () => {
    await page.goto(visited.url, { waitUntil: "commit" })
    await page.evaluate(() => window.started)
  })
  const { interactive, blocked, bytes } = await page.evaluate(() => window.started)
  await page.keyboard.press(visited.key)
  if (!(await visited.answered(person)))
    throw new Error(`${visited.url} does not answer the key ${visited.key}`)
  return {
    [`${name} interactive`]: interactive,
    [`${name} blocked`]: blocked,
    [`${name} main thread`]: spent.task,
    [`${name} received`]: bytes / 1024,
  }
}

/** Once everything is kept that this page has kept. */
async function leave({ page }: Person, { server }: Visited): Promise<void> {
  await page.evaluate(async () => {
    if ((await navigator.serviceWorker.getRegistration()) !== undefined) await navigator.serviceWorker.ready
  })
  await sleep(KEPT_MS)
  await page.goto(`${server}/favicon.svg`)
}
