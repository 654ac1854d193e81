import { expect, test } from "../support/room-test.ts"

test("[BR-31] a room fetches the fonts that its board is written in, and any other with the first shape in it", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const fetched: string[] = []
  const { page } = await enter(room, "candidate", "Ben", arriving => {
    arriving.on("response", response => fetched.push(response.url()))
  })
  const boardFonts = () => fetched.filter(url => /\/assets\/(IBMPlex|Shantell)/.test(url))
  await expect.poll(() => fetched.some(url => url.includes("/assets/component-insert-"))).toBe(true)
  expect(boardFonts().map(url => /assets\/(\w+)-/.exec(url)?.[1])).toEqual(
    expect.arrayContaining(["IBMPlexSans"]),
  )
  expect(boardFonts().length).toBeLessThan(4)

  await page.evaluate(() => {
    const richText = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "by hand" }] }],
    }
    window.editor.createShape({ type: "text", x: 0, y: 0, props: { richText, font: "draw" } })
  })
  await expect.poll(() => boardFonts().some(url => url.includes("/Shantell"))).toBe(true)
  await expect.poll(() => page.evaluate(() => document.fonts.check("20px tldraw_draw", "by hand"))).toBe(true)
})
