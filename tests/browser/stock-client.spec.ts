import { encodeRecord, recordsOf } from "@outloud/shared/records/codec.ts"
import { box } from "../support/records.ts"
import { expect, shapesOf, test } from "../support/room-test.ts"
import { stockClient } from "../support/stock-client.ts"

test("[BR-12] what a stock y-websocket client writes is on the browser's canvas", async ({
  server,
  enter,
}) => {
  const room = await server.createRoom()
  const { page } = await enter(room, "candidate", "Ben")
  const provider = await stockClient(server, room, "interviewer")
  recordsOf(provider.doc).set("shape:stock", encodeRecord(box("stock")))
  await expect.poll(async () => (await shapesOf(page)).map(({ id }) => id)).toEqual(["shape:stock"])
  recordsOf(provider.doc).get("shape:stock")?.set("xy", [321, 123])
  await expect.poll(async () => (await shapesOf(page))[0]?.x).toBe(321)
  // What no canvas could draw never gets there, and harms nothing else.
  recordsOf(provider.doc).set("shape:evil", encodeRecord(box("evil", { parentId: "shape:evil" })))
  recordsOf(provider.doc).set("shape:after", encodeRecord(box("after")))
  await expect
    .poll(async () => (await shapesOf(page)).map(({ id }) => id).sort())
    .toEqual(["shape:after", "shape:stock"])
  provider.destroy()
})
