import { decodeRecord, encodeRecord, type Json, type RecordFields } from "@outloud/shared/records/codec.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { describe, expect, it } from "vitest"
import type * as Y from "yjs"
import { Arena } from "../support/arena.ts"
import { box } from "../support/records.ts"

const richText = (...content: unknown[]) => ({
  props: { ...box("x").props, richText: { type: "doc", content } },
})
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content })
const linkTo = (href: string) =>
  paragraph({ type: "text", text: "click", marks: [{ type: "link", attrs: { href } }] })
const nestedLists = (depth: number): unknown =>
  depth === 0
    ? paragraph({ type: "text", text: "x" })
    : { type: "bulletList", content: [{ type: "listItem", content: [paragraph(), nestedLists(depth - 1)] }] }

/** Records that the structure of an update cannot tell from good ones. */
const RECORDS: readonly [name: string, change: Record<string, unknown>][] = [
  ["an embed", { type: "embed", props: { url: "https://gist.github.com/x", w: 100, h: 100 } }],
  [
    "a bookmark",
    { type: "bookmark", props: { url: "http://169.254.169.254/", w: 100, h: 100, assetId: null } },
  ],
  ["a video", { type: "video", props: { url: "", w: 100, h: 100, time: 0, playing: true, assetId: null } }],
  [
    "an image",
    { type: "image", props: { url: "https://evil.example/pixel.png", w: 1, h: 1, assetId: null } },
  ],
  ["an address that runs script", { props: { ...box("x").props, url: "javascript:alert(1)" } }],
  ["a link that runs script", richText(linkTo("javascript:alert(1)"))],
  ["a link that runs script, in disguise", richText(linkTo("\u0001java\nscript:alert(1)"))],
  ["a link with data in it", richText(linkTo("data:text/html,<script>alert(1)</script>"))],
  ["a label of a megabyte less a bit", richText(paragraph({ type: "text", text: "x".repeat(900_000) }))],
  ["a label of 30,000 parts", richText(...Array.from({ length: 30_000 }, () => ({ type: "paragraph" })))],
  ["a list in a list in a list …", richText(nestedLists(10))],
  ["an unknown node", richText({ type: "iframe", attrs: { src: "https://evil.example" } })],
  ["a coordinate of 1e308", { x: 1e308 }],
  ["a size of 1e12", { props: { ...box("x").props, w: 1e12 } }],
  ["a scale of 1e9", { props: { ...box("x").props, scale: 1e9 } }],
  ["an index of 10,000 characters", { index: `a1${"V".repeat(10_000)}` }],
  ["a shape inside itself", { parentId: "shape:attack" }],
  ["meta of 100 KB", { meta: { filler: "x".repeat(100_000) } }],
  ["a page", { typeName: "page", type: undefined, name: "Page" }],
  ["another's id", { id: "shape:victims" }],
  ["a cloud of a million arcs", { props: { ...box("x").props, geo: "cloud", w: 1e6, h: 1 } }],
]

/** Overlays on a good record of the victim's own. */
const OVERLAYS: readonly [key: string, value: Json][] = [
  ["xy", [Number.MAX_VALUE, 0]],
  ["xy", "nowhere"],
  ["props.url", "javascript:alert(1)"],
  ["props.richText", { type: "doc", content: [{ type: "script" }] }],
  ["props.w", -1e300],
  ["type", "embed"],
  ["id", "shape:other"],
  ["typeName", "page"],
  ["parentId", "shape:victims"],
  ["opacity", 1e9],
  ["props", { w: 1 }],
  ["meta.filler", "x".repeat(50_000)],
  ["base", { typeName: "shape" }],
  ["base", null],
  ["constructor", { prototype: { polluted: true } }],
]

function problems(records: Y.Map<RecordFields>): unknown[] {
  return [...records].flatMap(([id, entry]) => {
    const problem = checkRecord(id, decodeRecord(entry), DEFAULT_LIMITS)
    return problem === undefined ? [] : [{ id, problem }]
  })
}

describe("a hostile record", () => {
  for (const [name, change] of RECORDS) {
    it(`[HI-7] ${name} is gone from every board within the half second, and nothing else is`, async () => {
      const arena = await Arena.open()
      const { attacker, victim, observer } = arena
      attacker.records.set("shape:attack", encodeRecord(box("attack", change)))
      attacker.put(box("innocent"))
      await arena.settle()
      for (const peer of [attacker, victim, observer]) {
        expect(problems(peer.records)).toEqual([])
        expect(peer.records.has("shape:attack")).toBe(false)
        expect(peer.records.has("shape:innocent")).toBe(true)
        expect(peer.records.has("shape:victims")).toBe(true)
      }
      expect(attacker.isOpen).toBe(true)
      expect(await arena.unserved()).toEqual([])
    })
  }

  for (const [key, value] of OVERLAYS) {
    it(`[HI-8] ${JSON.stringify(value).slice(0, 50)} as ${key} of another's record is taken back`, async () => {
      const arena = await Arena.open()
      const { attacker, victim } = arena
      const before = decodeRecord(victim.records.get("shape:victims")!)
      attacker.records.get("shape:victims")?.set(key, value)
      attacker.records.get("shape:victims")?.set("props.color", "red")
      await arena.settle()
      expect(problems(victim.records)).toEqual([])
      // Whoever breaks a base has deleted the record, which anybody may do who may write.
      if (key !== "base") {
        expect(decodeRecord(victim.records.get("shape:victims")!)).toEqual({
          ...before,
          props: { ...(before?.props as object), color: "red" },
        })
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
      expect(await arena.unserved()).toEqual([])
    })
  }

  it("[HI-9] bombs of records, fields and overwrites end at the layer's limits, and others go on drawing", async () => {
    const arena = await Arena.open({
      config: config => ({ ...config, limits: { ...config.limits, layerRecords: 500, layerBytes: 400_000 } }),
    })
    const { attacker, victim, server } = arena
    attacker.doc.transact(() => {
      for (let n = 0; n < 300; n++) attacker.put(box(`bomb${n}`))
    })
    await arena.settle()
    for (let n = 0; n < 600 && attacker.isOpen; n++) {
      attacker.records.get("shape:bomb1")?.set(`meta.${"k".repeat(100)}${n}`, "x".repeat(1_000))
      if (n % 50 === 0) {
        await arena.settle()
        await server.clock.advance(5_000)
      }
    }
    await arena.settle()
    expect(victim.records.size).toBeLessThanOrEqual(500)
    expect(problems(victim.records)).toEqual([])
    victim.records.get("shape:victims")?.set("xy", [1, 2])
    await arena.settle()
    expect(victim.acknowledged).toBe(victim.written)
  })
})
