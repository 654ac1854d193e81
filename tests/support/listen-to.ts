import type { Page } from "@playwright/test"

/** Everything that comes to a page from now on, over HTTP and sockets. */
export function listenTo(page: Page): { received: string } {
  const heard = { received: "" }
  page.on("response", response => {
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
