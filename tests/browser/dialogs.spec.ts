import { expect, test } from "../support/room-test.ts"

test("[BR-30] a dialog gives the keyboard back to what it was opened from, through menus that are gone", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page: ana } = await enter(room, "interviewer", "Ana")
  await enter(room, "candidate", "Ben")
  const button = (name: string | RegExp) => ana.getByRole("button", { name, exact: true })
  const cases = [
    { opener: button("Share"), items: [] },
    { opener: button("Keyboard shortcuts"), items: [] },
    { opener: button("Export and more"), items: [ana.getByRole("menuitem", { name: "Import…" })] },
    { opener: button("Export and more"), items: [ana.getByRole("menuitem", { name: "End the interview…" })] },
    {
      opener: button(/^Everybody in this room/),
      items: [button("Change the role of Ben"), ana.getByRole("menuitem", { name: "Swap roles with you" })],
    },
  ]
  for (const { opener, items } of cases) {
    await opener.focus()
    await ana.keyboard.press("Enter")
    for (const item of items) await item.click()
    const dialog = ana.locator("[aria-modal=true]")
    await expect(dialog.locator(":focus")).toHaveCount(1)
    await ana.keyboard.press("Escape")
    await expect(dialog).toBeHidden()
    await expect(opener).toBeFocused()
  }
})
