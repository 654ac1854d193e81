import { readDiagramText, type TypedDiagram } from "@outloud/shared/board/diagram-text.ts"
import { recogniseKind } from "@outloud/shared/board/recognise.ts"
import { expect, test } from "vitest"
import { DIAGRAM_EXAMPLES } from "./diagram-examples.ts"

test("[OU-23] every example is read as it says", () => {
  const [labelled, async, batch, kind] = DIAGRAM_EXAMPLES.map(({ text }) => {
    const read = readDiagramText(text, { recognise: recogniseKind }) as TypedDiagram
    return read.diagram
  })
  expect(labelled?.flows).toMatchObject([{ from: "app", to: "api gateway", label: "login" }])
  expect(async?.flows).toMatchObject([{ mode: "async" }])
  expect(batch?.flows).toMatchObject([
    { to: "s3", mode: "batch" },
    { to: "warehouse", mode: "batch" },
  ])
  expect(kind?.parts).toMatchObject([{ label: "sessions", kind: "cache" }])
})
