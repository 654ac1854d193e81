import type { VecModel } from "tldraw"

/** The style that puts something at a point of the viewport. */
export function moveTo({ x, y }: VecModel): { readonly transform: string } {
  return { transform: `translate(${x}px, ${y}px)` }
}
