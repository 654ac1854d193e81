import {
  createTLSchema,
  defaultBindingSchemas,
  defaultShapeSchemas,
  type TLBinding,
  type TLShape,
} from "@tldraw/tlschema"

/** The records that travel: shapes and bindings. Pages, cameras and the like are each browser's own. */
export type BoardRecord = TLShape | TLBinding

/** Every shape stands on this one page, which each browser creates for itself and nobody sends. */
export const PAGE_ID = "page:page"

const {
  embed: _embed,
  bookmark: _bookmark,
  video: _video,
  image: _image,
  ...boardShapes
} = defaultShapeSchemas

/** Shape types that a board may hold: tldraw's own, less those that load something from elsewhere. */
export const BOARD_SHAPE_TYPES = Object.keys(boardShapes)

/** The one schema of a board, on both sides. Raise SCHEMA_VERSION whenever it changes. */
export const boardSchema = createTLSchema({ shapes: boardShapes, bindings: defaultBindingSchemas })

/** Stored with every layer, so that an old board is recognised and migrated by the server. */
export const SCHEMA_VERSION = 1
