import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { readMermaid } from "@outloud/shared/import/mermaid.ts"
import type { Locator, Page } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { exportedFile } from "../support/exported-file.ts"
import { importFixture } from "../support/import-files.ts"
import { drawBox, expect, shapesOf, statusOf, test } from "../support/room-test.ts"

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Export and more" }).click()
  await page.getByRole("menuitem", { name: "Import…" }).click()
  return page.getByRole("dialog", { name: "Import" })
}

async function chooseFile(page: Page, name: string, content: Buffer | string): Promise<Locator> {
  const dialog = await openImport(page)
  const chooser = page.waitForEvent("filechooser")
  await dialog.getByRole("button", { name: "Choose a file…" }).click()
  const buffer = Buffer.from(content)
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer })
  return dialog
}

async function importFile(page: Page, name: string, content: Buffer | string): Promise<void> {
  const dialog = await chooseFile(page, name, content)
  await dialog.getByRole("button", { name: "Import", exact: true }).click()
  await expect(dialog).toBeHidden()
}

async function drop(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(
    ([fileName, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], fileName))
      const at = { clientX: 500, clientY: 300, dataTransfer: transfer }
      const event = new DragEvent("drop", { bubbles: true, cancelable: true, ...at })
      document.querySelector(".tl-canvas")?.dispatchEvent(event)
    },
    [name, content] as const,
  )
}

/** What a flowchart says, without the names that it has for it. */
function saying(text: string): string[] {
  const read = readMermaid(text, recogniseKind)
  if (read.kind === "refused") throw new Error(read.message)
  const { parts, flows, containers = [] } = read.diagram
  const named = new Map([...parts, ...containers].map(({ key, label }) => [key, label]))
  return [
    ...parts.map(part => [part.label, part.kind, part.note, named.get(part.container ?? "")]),
    ...containers.map(({ label, container }) => [label, named.get(container ?? "")]),
    ...flows.map(flow => [named.get(flow.from), named.get(flow.to), flow.label, flow.mode, flow.direction]),
  ]
    .map(fact => JSON.stringify(fact))
    .sort()
}

test("[BR-13] the board comes out as PNG, SVG and a native file, and the file comes in again", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drawBox(page, { x: 600, y: 350 })
  expect((await exportedFile(page, /PNG/)).subarray(1, 4).toString()).toBe("PNG")
  expect((await exportedFile(page, /SVG/)).toString()).toMatch(/^<svg[\s\S]*Architecture/)
  const file = await exportedFile(page, /\.tldr/)
  expect(JSON.parse(file.toString())).toHaveProperty("records")
  const other = await server.createRoom("live", "weekly-charts")
  const { page: ana } = await enter(other, "interviewer", "Ana")
  await importFile(ana, "board.tldr", file)
  await expect.poll(async () => (await shapesOf(ana)).length).toBeGreaterThanOrEqual(1)
  await expect(statusOf(ana)).toHaveText(/saved/)
})

test("[BR-14] a broken file says what is wrong and changes nothing", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  const dialog = await chooseFile(page, "broken.tldr", "{ not a board")
  await expect(dialog.getByText("Line 1, column 3: This is not a tldraw file.")).toBeVisible()
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled()
  await dialog.getByRole("button", { name: "Cancel" }).click()
  expect(await shapesOf(page)).toEqual([])
  await drop(page, "broken.excalidraw", '{"type":"excalidraw",\n"elements":[}')
  await expect(page.getByText(/^Line 2, column 13: This file is damaged/)).toBeVisible()
  expect(await shapesOf(page)).toEqual([])
})

test("[BR-15] a dropped picture says that pictures are not supported yet", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await page.evaluate(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array([137, 80, 78, 71])], "photo.png", { type: "image/png" }))
    const target = document.querySelector(".tl-canvas")
    target?.dispatchEvent(
      new DragEvent("drop", {
        bubbles: true,
        cancelable: true,
        clientX: 500,
        clientY: 300,
        dataTransfer: transfer,
      }),
    )
  })
  await expect(page.getByText(/Pictures are not supported yet/).first()).toBeVisible()
  expect(await shapesOf(page)).toEqual([])
})

const CHART = `flowchart LR
  user([Mobile app]):::client -->|"GET #quot;/x#quot;"| svc("Playlist service")
  subgraph serving [Serving]
    svc <--> hot[(Redis)]
    subgraph inner [end]
      svc -.->|changed| log[[Kafka]]
    end
  end
  log ==> serving
  %% outloud note hot: LRU
  %% outloud sync: the plain arrows below are calls that wait
  svc --> user
`

test("[IO-14] a flowchart becomes components, and they become the same flowchart again", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page, context } = await enter(room, "candidate", "Ben")
  const dialog = await openImport(page)
  await dialog.getByRole("textbox", { name: "Or paste a Mermaid flowchart" }).fill(CHART)
  await expect(dialog.getByText("Adds 4 components, 5 flows and 2 frames.")).toBeVisible()
  expect(await shapesOf(page)).toEqual([])
  await dialog.getByRole("button", { name: "Import", exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await shapesOf(page)).length).toBe(11)
  const chart = (await exportedFile(page, /\.mmd/)).toString()
  expect(saying(chart)).toEqual(saying(CHART))

  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await page.getByRole("button", { name: "Export and more" }).click()
  await page.getByRole("menuitem", { name: "Copy as Mermaid" }).click()
  await expect(page.getByRole("menuitem", { name: "Copied" })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(chart)

  const { page: ana } = await enter(await server.createRoom(), "interviewer", "Ana")
  await importFile(ana, "chart.mmd", chart)
  await expect.poll(async () => (await shapesOf(ana)).length).toBe(11)
  expect(saying((await exportedFile(ana, /\.mmd/)).toString())).toEqual(saying(CHART))
  await ana.keyboard.press("Control+z")
  await expect.poll(() => shapesOf(ana)).toEqual([])
})

test("[IO-15] what cannot be carried over is named before and after, and a broken chart has a place", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  const dialog = await openImport(page)
  const field = dialog.getByRole("textbox", { name: "Or paste a Mermaid flowchart" })
  await expect(field).toBeFocused()
  await field.fill("flowchart LR\n  A -> B")
  await expect(dialog.getByRole("status")).toContainText("Line 2, column 5: Here “->” does not belong")
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled()
  await field.fill("flowchart LR\n  A --> B\n  style A fill:#f00\n  style B fill:#f00")
  await expect(dialog.getByRole("status")).toContainText("colours and styles (lines 3 and 4)")
  expect(await seriousViolations(page, { within: "[role=dialog]" })).toEqual([])
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  const report = page.getByRole("dialog", { name: "Imported, with something left out" })
  await expect(report).toContainText("colours and styles (lines 3 and 4)")
  await expect(page.getByText(/^Imported 2 components and 1 flow\. Left out/)).toBeAttached()
  await page.keyboard.press("Escape")
  await expect(report).toBeHidden()
  expect(await shapesOf(page)).toHaveLength(3)
})

test("[IO-13] a drawing of Excalidraw that is dropped on the board is drawn beside it", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  await drop(page, "playlists.excalidraw", importFixture("playlists.excalidraw"))
  const report = page.getByRole("dialog", { name: "Imported, with something left out" })
  await expect(report).toContainText("pictures (1)")
  await report.getByRole("button", { name: "Close" }).last().click()
  const shapes = await shapesOf(page)
  expect(shapes.filter(({ type }) => type === "geo")).toHaveLength(6)
  expect(shapes.filter(({ type }) => type === "arrow")).toHaveLength(5)
  await expect(statusOf(page)).toHaveText(/saved/)
  await page.keyboard.press("Control+z")
  await expect.poll(() => shapesOf(page)).toEqual([])
})

test("[IO-13] nobody who only watches can import anything", async ({ server, enter }) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "observer", "Olga")
  await page.getByRole("button", { name: "Export and more" }).click()
  await expect(page.getByRole("menuitem", { name: /Mermaid/ }).first()).toBeVisible()
  await expect(page.getByRole("menuitem", { name: "Import…" })).toBeHidden()
  await page.keyboard.press("Escape")
  await drop(page, "chart.mmd", CHART)
  await expect.poll(() => shapesOf(page)).toEqual([])
})
