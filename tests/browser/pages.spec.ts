import { chromium } from "@playwright/test"
import { seriousViolations } from "../support/accessibility.ts"
import { boardOf, expect, test, walkIn } from "../support/room-test.ts"

test("[BR-16] the home page shows all eight questions, filters them, and loads nothing of the canvas", async ({
  server,
  page,
}) => {
  const scripts: string[] = []
  const elsewhere: string[] = []
  page.on("request", request => {
    if (request.resourceType() === "script") scripts.push(request.url())
    if (!request.url().startsWith(server.url)) elsewhere.push(request.url())
  })
  await page.goto(server.url)
  const cards = page.getByRole("article").filter({ has: page.getByRole("button", { name: /Sketch alone/ }) })
  await expect(cards).toHaveCount(8)
  await expect(
    page
      .getByText("Not affiliated", { exact: false })
      .or(page.getByText(/not affiliated/))
      .first(),
  ).toBeVisible()
  await expect(page.getByText(/21 days/).first()).toBeVisible()
  await page.keyboard.press("/")
  await page.keyboard.type("typo")
  await expect(cards).toHaveCount(1)
  await page.keyboard.press("Escape")
  await expect(cards).toHaveCount(8)
  await page.keyboard.type("nothing like this")
  await expect(cards).toHaveCount(0)
  await page.getByRole("button", { name: /clear/i }).first().click()
  await expect(cards).toHaveCount(8)
  for (const url of scripts) expect(await (await fetch(url)).text()).not.toContain("tl-canvas")
  expect(elsewhere).toEqual([])
})

test("[BR-17] home, lobby and room have no serious accessibility violations", async ({ server, page }) => {
  await page.goto(server.url)
  await expect(page.getByRole("article").first()).toBeVisible()
  expect(await seriousViolations(page, { without: [".tl-container"] })).toEqual([])
  const room = await server.createRoom()
  await page.goto(room.url("interviewer"))
  await expect(page.getByText(/The connection works/)).toBeVisible()
  expect(await seriousViolations(page, { without: [".tl-container"] })).toEqual([])
  await walkIn(page, "Ana")
  await expect(page.getByText(/Live · saved/).first()).toBeVisible()
  expect(await seriousViolations(page, { without: [".tl-container"] })).toEqual([])
})

test("[BR-18] links that lead nowhere say so", async ({ server, page }) => {
  const room = await server.createRoom()
  await page.goto(`${server.url}/r/${room.id}#${"x".repeat(32)}`)
  await expect(page.getByText(/not valid|is not/).first()).toBeVisible()
  await page.goto(`${server.url}/r/nosuchroom#${"x".repeat(32)}`)
  await expect(page.getByText(/no such room/i).first()).toBeVisible()
  await page.goto(`${server.url}/nowhere`)
  await expect(page.getByRole("link", { name: /home|questions/i }).first()).toBeVisible()
})

test("[BR-19] a room asks nobody but its own server for anything", async ({ server, page }) => {
  const elsewhere: string[] = []
  const blocked: string[] = []
  page.on("request", request => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith("http") && host !== new URL(server.url).host) elsewhere.push(request.url())
  })
  page.on("console", message => {
    if (/Content Security Policy/.test(message.text())) blocked.push(message.text())
  })
  const room = await server.createRoom()
  await page.goto(room.url("candidate"))
  await walkIn(page, "Ben")
  await page.keyboard.press("t")
  await boardOf(page).click({ position: { x: 500, y: 300 } })
  await expect(boardOf(page).locator(".ProseMirror-focused")).toBeVisible()
  await page.keyboard.type("hello")
  await expect(boardOf(page).getByTestId("rich-text-area").getByText("hello")).toBeVisible()
  expect(elsewhere).toEqual([])
  expect(blocked).toEqual([])
})

test("[BR-20] on plain http from another host, links can still be copied", async ({
  server,
  launchOptions,
}) => {
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), "--host-resolver-rules=MAP outloud.test 127.0.0.1"],
  })
  const page = await browser.newPage()
  const room = await server.createRoom()
  await page.goto(`http://outloud.test:${server.port}${room.links.interviewer}`)
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  await page.getByRole("button", { name: "Copy link for the interviewer" }).click()
  await page.getByRole("textbox", { name: "Your name" }).fill("")
  await page.getByRole("textbox", { name: "Your name" }).press("Control+v")
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue(/^http:\/\/outloud\.test/)
  await page.getByRole("textbox", { name: "Your name" }).fill("Ana")
  await walkIn(page, "Ana")
  await browser.close()
})
