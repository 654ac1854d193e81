import type { Role } from "@outloud/shared/room/roles.ts"
import { type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test"
import { type LiveRoom, LiveServer } from "./live-server.ts"
import { passLobby } from "./pass-lobby.ts"
import { showEditor } from "./show-editor.ts"

/** A person in a browser of his own. */
interface Person {
  readonly page: Page
  readonly context: BrowserContext
}

interface RoomFixtures {
  /** It runs when a test begins, whatever the one before has done to it. */
  readonly server: LiveServer
  /** Opens a browser of somebody's own, in the room. */
  readonly enter: (
    room: Pick<LiveRoom, "url">,
    role: Role,
    name: string,
    /** Called with the page before anything comes to it. */
    prepare?: (page: Page) => void,
  ) => Promise<Person>
}

/** Tests with the server as it ships, in a process of its own. Each test has rooms of its own. */
export const test = base.extend<RoomFixtures, { readonly sharedServer: LiveServer }>({
  sharedServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const server = await LiveServer.start()
      await use(server)
      await server.remove()
    },
    { scope: "worker" },
  ],
  server: async ({ sharedServer }, use) => {
    if (!sharedServer.isRunning) await sharedServer.start()
    await use(sharedServer)
  },
  enter: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (room, role, name, prepare) => {
      const context = await browser.newContext()
      contexts.push(context)
      await context.addInitScript(showEditor)
      const page = await context.newPage()
      prepare?.(page)
      await passLobby(page, server, room, role, name)
      await page.goto(room.url(role))
      await boardOf(page).waitFor()
      return { page, context }
    })
    for (const context of contexts) await context.close()
  },
})

export { expect }

/** From the lobby into the room. */
export async function walkIn(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill(name)
  await page.getByRole("button", { name: "Enter the room" }).click()
  await boardOf(page).waitFor()
}

/** The board that one can draw on. While its fonts load, tldraw holds its place with an empty `.tl-canvas`. */
export function boardOf(page: Page): Locator {
  return page.getByTestId("canvas")
}

/** The chip in the bar that says whether work is safe. */
export function statusOf(page: Page): Locator {
  return page.getByRole("banner").getByRole("button", {
    name: /^(Connecting|Live|Saving|Offline|Not saved|Restarting|Read only|Reconnecting|Ended)/,
  })
}

/** Draws a rectangle as a person would: the tool's key, then a drag. Canvas coordinates of the window. */
export async function drawBox(page: Page, at: { x: number; y: number }, size = 80): Promise<void> {
  await boardOf(page).click({ position: { x: at.x - 30, y: at.y - 30 } })
  await page.keyboard.press("Escape")
  await page.keyboard.press("r")
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + size / 2, at.y + size / 2)
  await page.mouse.move(at.x + size, at.y + size)
  await page.mouse.up()
}

/** Types a label into the selected shape. What is typed before tldraw's text editor is up would come in any order. */
export async function typeLabel(page: Page, label: string): Promise<void> {
  await page.keyboard.press("Enter")
  await labelOpen(page)
  await page.keyboard.type(label)
  await page.keyboard.press("Escape")
}

/** A label of the board is being written. */
export async function labelOpen(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.editor.getRichTextEditor()?.isFocused)).toBe(true)
}

export interface SeenShape {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly layer: string
  readonly color: string | undefined
}

/** What this browser's canvas holds, less the question and its sections. */
export function shapesOf(page: Page): Promise<SeenShape[]> {
  return page.evaluate(() =>
    window.editor
      .getCurrentPageShapes()
      .filter(shape => shape.meta.pinned !== true)
      .map(({ id, type, x, y, meta, props }) => ({
        id,
        type,
        x,
        y,
        layer: typeof meta.layer === "string" ? meta.layer : "diagram",
        color: "color" in props ? props.color : undefined,
      })),
  )
}
