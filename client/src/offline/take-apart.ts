/** What becomes of a layer's copy when the server will not have what is in it. Pure: it is read and written as one. */
import type { StoredCopy } from "./copy-store.ts"
import type { AsideWork, UnsentUpdate } from "./kept-types.ts"
import { standsOn } from "./record-changes.ts"

/** What is to be kept in the place of what was there. */
export interface Apart {
  /** All that is aside from now on. */
  readonly aside: readonly AsideWork[]
  /** Is in no copy any more. */
  readonly gone: readonly UnsentUpdate[]
  /** Whether nothing of the document stays. */
  readonly isOver: boolean
}

export type WorkName = Pick<AsideWork, "id" | "layer" | "at">

/** A document that can be read by itself, in the place of updates that cannot. */
export type WholeDocument = Pick<AsideWork, "base" | "updates">

/** Takes out what the server has refused, and with it what stands on it, in whichever tab that was drawn. */
export function withoutRefused(stored: StoredCopy, refused: readonly UnsentUpdate[], name: WorkName): Apart {
  const isRefused = among(refused)
  const rest = stored.unsent.filter(update => !isRefused(update))
  const gone = standsOn(stored.updates, bytesOf(rest)) ? stored.unsent.filter(isRefused) : stored.unsent
  return setAside(stored, gone, name)
}

/** Takes out what the server has refused again. It is kept as the document that it made. */
export function withoutFailed(
  stored: StoredCopy,
  refused: readonly UnsentUpdate[],
  name: WorkName,
  whole: WholeDocument,
): Apart {
  const failed: AsideWork = { ...name, ...whole, state: "failed" }
  return { aside: [...stored.aside, failed], gone: stored.unsent.filter(among(refused)), isOver: false }
}

/** Takes out updates that stand on what was set aside earlier: they go after it, and come back together with it. */
export function withoutGapped(stored: StoredCopy, name: WorkName): Apart {
  const isGapped = !standsOn(stored.updates, bytesOf(stored.unsent))
  return setAside(stored, isGapped ? stored.unsent : [], name)
}

/** Takes out all that an older document was left with, and what it stands on. */
export function withoutLeftovers({ updates, unsent, aside }: StoredCopy, name: WorkName): Apart {
  const work: AsideWork = { ...name, base: updates, updates: bytesOf(unsent), state: "waiting" }
  return { aside: [...aside, work], gone: unsent, isOver: true }
}

/**
 * Takes out the whole document, which the server does not have any more: also what the server had of it. What had been
 * set aside before stands on it. `whole` is the page's own, for where the copy is not all there; null where nothing in
 * it is unsent.
 */
export function withoutDocument(stored: StoredCopy, name: WorkName, whole: WholeDocument | null): Apart {
  const { updates, unsent } = stored
  const aside = stored.aside.map(work =>
    work.base === null && work.state === "waiting" ? { ...work, base: updates } : work,
  )
  const isEmpty = updates.length + unsent.length === 0
  // Another page has been here, and set aside all that there was.
  if (isEmpty && (whole === null || stored.facts !== undefined)) return { aside, gone: [], isOver: true }
  if (whole === null || (!isEmpty && standsOn(updates, bytesOf(unsent))))
    return withoutLeftovers({ ...stored, aside }, name)
  const work: AsideWork = {
    ...{ ...name, base: whole.base, state: "waiting" },
    updates: [...whole.updates, ...bytesOf(unsent)],
  }
  return { aside: [...aside, work], gone: unsent, isOver: true }
}

/** Updates go after what they stand on: the least of what waits, or else what was given up, and then they are too. */
function setAside(stored: StoredCopy, gone: readonly UnsentUpdate[], name: WorkName): Apart {
  const { updates, aside } = stored
  if (gone.length === 0) return { aside, gone, isOver: false }
  const unbased = aside.filter(({ base }) => base === null)
  const waiting = unbased.filter(({ state }) => state === "waiting")
  const after = (works: readonly AsideWork[]) => [...works.flatMap(work => work.updates), ...bytesOf(gone)]
  const joined = [[], waiting].find(works => standsOn(updates, after(works)))
  const work: AsideWork = {
    ...{ ...name, base: null, updates: after(joined ?? unbased) },
    state: joined === undefined ? "failed" : "waiting",
  }
  return { aside: [...aside.filter(other => !joined?.includes(other)), work], gone, isOver: false }
}

function among(updates: readonly UnsentUpdate[]): (update: UnsentUpdate) => boolean {
  const places = new Set(updates.map(({ at, tab }) => `${at}.${tab}`))
  return ({ at, tab }) => places.has(`${at}.${tab}`)
}

function bytesOf(updates: readonly UnsentUpdate[]): Uint8Array[] {
  return updates.map(({ bytes }) => bytes)
}
