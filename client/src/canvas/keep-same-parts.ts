import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import { equalityDeep } from "lib0/function"

/**
 * `next`, with the very objects of `prev` for what is the same in both. By them tldraw knows that a shape has only been
 * moved: given new ones, however equal, it measures the label anew, and for that has the browser lay out the page.
 */
export function keepSameParts<R extends BoardRecord>(prev: BoardRecord, next: R): R {
  return {
    ...next,
    props: equalityDeep(prev.props, next.props) ? prev.props : next.props,
    meta: equalityDeep(prev.meta, next.meta) ? prev.meta : next.meta,
  }
}
