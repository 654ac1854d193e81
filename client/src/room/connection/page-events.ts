interface Followed {
  subscribe(listener: () => void): () => void
  getSnapshot(): { readonly hasUnsaved: boolean }
  retryNow(): void
}

/**
 * Ties a connection to the page it lives in: asks before the page is closed, but only while
 * something is unsaved, and reconnects at once when the network or the page comes back.
 */
export function followPage(connection: Followed, page: EventTarget): () => void {
  const ask = (event: Event) => event.preventDefault()
  const guard = () => {
    if (connection.getSnapshot().hasUnsaved) page.addEventListener("beforeunload", ask)
    // A page without this listener may be kept by the browser and shown again at once.
    else page.removeEventListener("beforeunload", ask)
  }
  const wake = () => connection.retryNow()
  const unsubscribe = connection.subscribe(guard)
  guard()
  page.addEventListener("online", wake)
  page.addEventListener("pageshow", wake)
  return () => {
    unsubscribe()
    page.removeEventListener("beforeunload", ask)
    page.removeEventListener("online", wake)
    page.removeEventListener("pageshow", wake)
  }
}
