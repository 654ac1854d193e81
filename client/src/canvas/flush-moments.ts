import type { Cancel, Scheduler } from "./scheduler.ts"

/** Calls `flush` when a gesture ends, and at once where this may be the page's last moment. */
export function watchFlushMoments(view: Window, scheduler: Scheduler, flush: () => void): Cancel {
  // After the canvas has dealt with the event: it listens further in.
  const soon = () => void scheduler.after(0, flush)
  const whenHidden = () => {
    if (view.document.visibilityState === "hidden") flush()
  }
  view.addEventListener("pointerup", soon, true)
  view.addEventListener("blur", flush)
  view.addEventListener("pagehide", flush)
  view.document.addEventListener("visibilitychange", whenHidden)
  return () => {
    view.removeEventListener("pointerup", soon, true)
    view.removeEventListener("blur", flush)
    view.removeEventListener("pagehide", flush)
    view.document.removeEventListener("visibilitychange", whenHidden)
  }
}
