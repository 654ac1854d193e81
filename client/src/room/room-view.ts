import { can } from "@outloud/shared/room/access.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { scorerRole } from "@outloud/shared/scorecard/scorer.ts"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { KeptStorage } from "../remembered/kept-storage.ts"

export type RoomDialog = "share" | "shortcuts" | "end" | "delete"

export const PANEL_TABS = [
  "question",
  "interviewer",
  "estimates",
  "outline",
  "guide",
  "notes",
  "score",
] as const
export type PanelTab = (typeof PANEL_TABS)[number]

/** The guide is the interviewer's; whoever practises alone is not to read the answers beside the question. */
export function panelTabsFor(role: Role): readonly PanelTab[] {
  const needs: Partial<Record<PanelTab, boolean>> = {
    interviewer: role === "solo",
    guide: role === "interviewer",
    notes: can(role, "read", "notes"),
    score: scorerRole(role) !== null,
  }
  return PANEL_TABS.filter(tab => needs[tab] ?? true)
}

/** What decides what one may do. The server decides it; the page only asks not to promise too much. */
export interface Rights {
  readonly role: Role
  /** The interview is over: the board stays as it is. */
  readonly hasEnded: boolean
}

export function mayDraw({ role, hasEnded }: Rights): boolean {
  return can(role, "write", "diagram", hasEnded)
}

/** Whether one may draw on a layer now, beside the diagram. Whoever is alone has nobody to keep a mark from. */
export function mayMark({ role, hasEnded }: Rights, layer: CanvasLayer): boolean {
  if (hasEnded || (layer === "notes" && role === "solo")) return false
  return can(role, "write", layer)
}

/** How this browser looks at the room. What is true of the room itself lives in its documents and connection. */
export interface ViewState extends Rights {
  /** Where new shapes go: a layer that one may write. */
  readonly activeLayer: CanvasLayer
  readonly annotationsVisible: boolean
  readonly panelOpen: boolean
  readonly panelTab: PanelTab
  /** How many of the revealed cards this person has had before their eyes. */
  readonly cardsSeen: number
  readonly dialog: RoomDialog | null
  /** Records that could not be shown. */
  readonly quarantined: number
  /** The last change that was refused here; `id` tells two alike apart. */
  readonly refusal: { readonly id: number; readonly message: string } | null
  /** The field for a new note is to have the keyboard, as soon as it is there. */
  readonly noteAsked: boolean
  /** What a screen reader is told next. */
  readonly announcement: string
}

export interface ViewActions {
  setEnded(hasEnded: boolean): void
  setActiveLayer(layer: CanvasLayer): void
  setAnnotationsVisible(visible: boolean): void
  setPanelOpen(open: boolean): void
  /** Shows a tab, and the panel with it. */
  setPanelTab(tab: PanelTab): void
  setCardsSeen(count: number): void
  setNoteAsked(asked: boolean): void
  setDialog(dialog: RoomDialog | null): void
  setQuarantined(count: number): void
  refuse(message: string): void
  forgetRefusal(): void
  announce(text: string): void
}

export type RoomViewStore = StoreApi<ViewState & ViewActions>

export interface RoomViewOptions {
  readonly role: Role
  readonly storage: KeptStorage
  /** Whether there is room for the panel beside the board; decides where nothing is remembered. */
  readonly isWide: boolean
}

const PANEL_KEY = "outloud:panel"

export function createRoomView({ role, storage, isWide }: RoomViewOptions): RoomViewStore {
  const remembered = storage.get(PANEL_KEY)
  return createStore((set, get) => ({
    role,
    hasEnded: false,
    activeLayer: "diagram",
    annotationsVisible: true,
    panelOpen: isWide && remembered !== "closed",
    panelTab: "question",
    cardsSeen: 0,
    dialog: null,
    quarantined: 0,
    refusal: null,
    noteAsked: false,
    announcement: "",

    setEnded(hasEnded) {
      set({ hasEnded, activeLayer: hasEnded ? "diagram" : get().activeLayer })
    },
    setActiveLayer(layer) {
      if (layer === get().activeLayer || (layer !== "diagram" && !mayMark(get(), layer))) return
      // What one draws must be seen: annotating shows the annotations.
      const shown = layer !== "diagram" || get().annotationsVisible
      set({ activeLayer: layer, annotationsVisible: shown, announcement: LAYER_WORDS[layer] })
    },
    setAnnotationsVisible(visible) {
      set({
        annotationsVisible: visible,
        activeLayer: visible ? get().activeLayer : "diagram",
        announcement: visible ? "Annotations are shown." : "Annotations are hidden, for you alone.",
      })
    },
    setPanelOpen(panelOpen) {
      // A narrow screen opens it for a moment; only where it has its own place is it worth remembering.
      if (isWide) storage.set(PANEL_KEY, panelOpen ? "open" : "closed")
      set({ panelOpen })
    },
    setPanelTab(panelTab) {
      set({ panelTab })
      if (!get().panelOpen) get().setPanelOpen(true)
    },
    setCardsSeen: cardsSeen => set({ cardsSeen }),
    setNoteAsked: noteAsked => set({ noteAsked }),
    setDialog: dialog => set({ dialog }),
    setQuarantined: quarantined => set({ quarantined }),
    refuse(message) {
      set({ refusal: { id: (get().refusal?.id ?? 0) + 1, message } })
    },
    forgetRefusal: () => set({ refusal: null }),
    announce: announcement => set({ announcement }),
  }))
}

const LAYER_WORDS: Record<CanvasLayer, string> = {
  diagram: "Drawing on the board.",
  annotations: "Annotating: what you draw now is an annotation, which the candidate sees.",
  notes: "Marking in private: only interviewers see what you draw now.",
}
