import type { Practice } from "@outloud/shared/practice/practice.ts"
import { createContext, useContext, useSyncExternalStore } from "react"
import { useStore } from "zustand"
import { createStore, type StoreApi } from "zustand/vanilla"
import { Microphone } from "./microphone.ts"
import type { PracticeDriver } from "./practice-driver.ts"

/** What the runner, the tab and the clock share. */
interface PracticeState {
  /** Null until the board and the answer key are there, and for everybody who is not alone. */
  readonly driver: PracticeDriver | null
  /** Whether this tab makes the moves: of several tabs with one room, one does. */
  readonly isLeading: boolean
  /** Off until somebody turns it on. */
  readonly microphone: Microphone
  /** How many moves this person has had before their eyes. */
  readonly movesSeen: number
}

export type PracticeStore = StoreApi<PracticeState>

export function createPracticeStore(): PracticeStore {
  return createStore(() => ({ driver: null, isLeading: false, microphone: new Microphone(), movesSeen: 0 }))
}

const PracticeContext = createContext<PracticeStore | null>(null)
export const PracticeProvider = PracticeContext.Provider

/** Throws outside a room. */
export function usePracticeStore(): PracticeStore {
  const store = useContext(PracticeContext)
  if (store === null) throw new Error("usePracticeStore is for components inside a PracticeProvider")
  return store
}

/** The interview with the simulated interviewer, as it is now; null where none was begun. */
export function usePractice(): Practice | null {
  const driver = useStore(usePracticeStore(), ({ driver }) => driver)
  return useSyncExternalStore(driver?.subscribe ?? never, driver?.getSnapshot ?? nothing)
}

/** Whether the interviewer has said something that this person has not had before their eyes. */
export function useNewMoves(): boolean {
  const seen = useStore(usePracticeStore(), ({ movesSeen }) => movesSeen)
  return countMoves(usePractice()) > seen
}

export function countMoves(practice: Practice | null): number {
  return practice?.transcript.filter(({ kind }) => kind === "move").length ?? 0
}

const never = () => () => {}
const nothing = () => null
