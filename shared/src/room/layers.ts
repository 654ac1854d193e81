/** A layer is one Y.Doc with one row in the access table: privacy is decided per layer. */
export const LAYERS = ["diagram", "annotations", "notes", "session"] as const
export type Layer = (typeof LAYERS)[number]

export function isLayer(value: string): value is Layer {
  return (LAYERS as readonly string[]).includes(value)
}

/** Layers whose records are drawn on the canvas, least privileged first: on an id collision the later one wins. */
export const CANVAS_LAYERS = ["diagram", "annotations", "notes"] as const satisfies readonly Layer[]
export type CanvasLayer = (typeof CANVAS_LAYERS)[number]

/** Presence travels on this layer's socket and nowhere else. */
export const PRESENCE_LAYER = "diagram" satisfies Layer
