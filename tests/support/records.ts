import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"

/** A valid rectangle, as tldraw would make it. */
export function box(id: string, change: Record<string, unknown> = {}): BoardRecord {
  return {
    id: `shape:${id}`,
    typeName: "shape",
    type: "geo",
    parentId: PAGE_ID,
    index: "a1",
    x: 100,
    y: 100,
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props: {
      geo: "rectangle",
      w: 100,
      h: 60,
      dash: "draw",
      url: "",
      growY: 0,
      scale: 1,
      labelColor: "black",
      color: "black",
      fill: "none",
      size: "m",
      font: "draw",
      align: "middle",
      verticalAlign: "middle",
      richText: { type: "doc", content: [{ type: "paragraph" }] },
    },
    meta: {},
    ...change,
  } as unknown as BoardRecord
}
