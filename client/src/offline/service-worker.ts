/** Where the built worker is, at the root so that it serves the whole site. */
const WORKER = "/sw.js"

/** Whether this page can be reloaded without the server: browsers allow it to secure addresses only. */
export function reloadsOffline(): boolean {
  return window.isSecureContext && "serviceWorker" in navigator
}

/**
 * Has the browser keep the program, so that a page reloads while the server is away. A newer version
 * is fetched beside the one in use and never replaces it under somebody's hands.
 */
export function keepProgram(): void {
  if (!import.meta.env.PROD || !reloadsOffline()) return
  const register = () => {
    // Without it everything works except a reload without the server, which the status says.
    navigator.serviceWorker.register(WORKER, { updateViaCache: "none" }).catch(() => undefined)
  }
  // After the page itself: the worker fetches the whole program.
  if (document.readyState === "complete") register()
  else window.addEventListener("load", register, { once: true })
}
