import { BOARD_SHAPE_TYPES } from "@outloud/shared/records/schema.ts"
import { defaultShapeUtils, FrameShapeUtil, type TLAnyShapeUtilConstructor, type TLFrameShape } from "tldraw"
import { BoardArrowUtil } from "./board-arrow-util.ts"
import { ComponentShapeUtil } from "./ComponentShapeUtil.tsx"
import { isPinned } from "./layer-stamp.ts"

/** The starter frame holds what is drawn, but is itself nobody's to rename or to resize. */
class PinnableFrameUtil extends FrameShapeUtil {
  override canEdit(frame?: TLFrameShape): boolean {
    return frame === undefined || !isPinned(frame)
  }

  override canResize(frame?: TLFrameShape): boolean {
    return frame === undefined || !isPinned(frame)
  }
}

const ownUtils: readonly TLAnyShapeUtilConstructor[] = [PinnableFrameUtil, ComponentShapeUtil, BoardArrowUtil]
const ownTypes = ownUtils.map(util => util.type)

/** What the board's schema knows, and nothing else: no images, videos, bookmarks or embeds. */
export const boardShapeUtils: readonly TLAnyShapeUtilConstructor[] = [
  ...defaultShapeUtils.filter(util => BOARD_SHAPE_TYPES.includes(util.type) && !ownTypes.includes(util.type)),
  ...ownUtils,
]
