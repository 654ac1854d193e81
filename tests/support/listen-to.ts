import type { Page } from "@playwright/test"

/** Everything that comes to a page by its sockets and over HTTP, programs left out: their words are everybody's. */
export function listenTo(page: Page, heard = { received: "" }): { received: string } {
  page.on("response", response => {
    if (response.request().resourceType() === "script") return
    response
      .text()
      .then(text => (heard.received += text))
      .catch(() => {})
  })
  page.on("websocket", socket =>
    socket.on("framereceived", ({ payload }) => {
      heard.received += typeof payload === "string" ? payload : payload.toString("utf8")
    }),
  )
  return heard
}
