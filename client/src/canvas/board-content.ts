/** Shapes from elsewhere, a clipboard or a file, made fit for a board. */
import { cleanRichText } from "@outloud/shared/records/clean-rich-text.ts"
import { effectiveParent, graphProblems } from "@outloud/shared/records/graph-checks.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { type BoardRecord, boardSchema, PAGE_ID } from "@outloud/shared/records/schema.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import {
  createTLSchema,
  type SerializedSchema,
  type TLBinding,
  type TLContent,
  type TLParentId,
  type TLRecord,
  type TLSchema,
  type TLShape,
  type TLStoreSnapshot,
} from "tldraw"
import { isBoardRecord, isShape, withoutMarks } from "./layer-stamp.ts"

/** Everything that tldraw itself knows, so that a picture is recognised as one and left out by itself. */
export const anySchema: TLSchema = createTLSchema()

export interface FitContent {
  readonly content: TLContent
  /** Shapes that a board cannot hold. */
  readonly skipped: number
}

/** Of records as tldraw has them today, those that a board can hold, ready to be put on the page. */
export function fitContent(records: readonly TLRecord[]): FitContent {
  const offered = records.filter(isBoardRecord)
  const fit = offered
    .map(clean)
    .filter(record => checkRecord(record.id, record, DEFAULT_LIMITS) === undefined)
  const byId = new Map<string, BoardRecord>(fit.map(record => [record.id, record]))
  const get = (id: string) => byId.get(id)
  const shapes = fit.filter(isShape).map(shape => withParent(shape, effectiveParent(shape, get)))
  const faulty = new Set(graphProblems(byId).map(({ id }) => id))
  const bindings = fit.filter((record): record is TLBinding => !isShape(record) && !faulty.has(record.id))
  return {
    content: {
      schema: boardSchema.serialize(),
      shapes,
      rootShapeIds: shapes.filter(({ parentId }) => parentId === PAGE_ID).map(({ id }) => id),
      bindings,
      assets: [],
    },
    skipped: offered.filter(isShape).length - shapes.length,
  }
}

/** What a clipboard holds, brought up to date. Undefined where it is not what it says it is. */
export function fitClipboard(content: TLContent): FitContent | undefined {
  const records = [...content.shapes, ...(content.bindings ?? [])]
  const store = Object.fromEntries(records.map(record => [record.id, record])) as TLStoreSnapshot["store"]
  try {
    const migrated = anySchema.migrateStoreSnapshot({ store, schema: content.schema as SerializedSchema })
    return migrated.type === "success" ? fitContent(Object.values(migrated.value)) : undefined
  } catch {
    return undefined
  }
}

function clean(record: BoardRecord): BoardRecord {
  const bare = withoutMarks(record)
  if (!isShape(bare) || !("richText" in bare.props)) return bare
  return { ...bare, props: { ...bare.props, richText: cleanRichText(bare.props.richText) } } as TLShape
}

function withParent(shape: TLShape, parentId: string): TLShape {
  return shape.parentId === parentId ? shape : { ...shape, parentId: parentId as TLParentId }
}
