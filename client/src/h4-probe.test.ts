// @vitest-environment jsdom
import { test } from "vitest"
import { createTLStore, defaultShapeUtils, defaultBindingUtils, Editor, defaultTools, tipTapDefaultExtensions, defaultAddFontsFromNode } from "tldraw"
import { sampleShape, sampleBinding } from "@outloud/shared/records/testing/sample-records.ts"
import { checkRecord } from "@outloud/shared/records/validate-record.ts"
import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"
;(globalThis as any).matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {}, addListener(){}, removeListener(){} })
;(globalThis as any).document.fonts ??= { add(){}, [Symbol.iterator]: function*(){} }
;(globalThis as any).FontFace ??= class { load() { return Promise.resolve(this) } }
test("probe", () => {
  const make = () => { const store = createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils })
  const container = document.createElement("div"); document.body.append(container)
  return new Editor({ store, shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils, tools: defaultTools, getContainer: () => container, textOptions: { tipTapConfig: { extensions: tipTapDefaultExtensions }, addFontsFromNode: defaultAddFontsFromNode } } as any) }
  const P = (n: number) => Array.from({length: n}, (_, i) => ({x: i, y: i * 2, z: 0.5}))
  const zig = (n: number, z = 0.5) => Array.from({length: n}, (_, i) => ({x: i % 2 ? 1e6 : -1e6, y: i * 100, z}))
  const F = (...points: any[]) => ({ type: "free", points }), S = (...points: any[]) => ({ type: "straight", points })
  const D = (...segments: any[]) => ({ props: { segments } })
  const L = (n: number, spline = "line", same = false) => ({ props: { spline, points: Object.fromEntries(Array.from({length: n}, (_, i) => ["p"+i, { id: "p"+i, index: "a1", x: same ? 0 : i % 2 ? 1e6 : -1e6, y: same ? 0 : i }])) } })
  const cases: [string, any][] = []
  for (const t of ["draw", "highlight"]) for (const c of [D(), D(F()), D(S()), D(F(...P(1))), D(F(...P(2))), D(S(...P(1))), D(S(), F(...P(1))), D(F(...P(1)), S()), D(S(), S(...P(2))), D(F(...P(2)), F(), F(...P(2))), D(S(), S()), D(S(...P(2)), S(...P(2))), D(F({x:0,y:0},{x:0,y:0})), D(S({x:0,y:0},{x:0,y:0})), D(F(...zig(9000))), D(F(...zig(9000, -1e300))), D(F(...zig(9000, 1e300))), D(...Array.from({length:4999}, () => F(...P(1)))) ]) { cases.push([t, c]); cases.push([t, { props: { ...c.props, isClosed: true, isPen: true, fill: "solid", dash: "dashed", scale: 100 } }].map((x: any, i) => i && t === "highlight" ? { props: { ...c.props, isPen: true, scale: 100 } } : x) as any) }
  for (const s of ["line", "cubic"]) for (const n of [0, 1, 2, 1000]) { cases.push(["line", L(n, s)]); cases.push(["line", L(n, s, true)]) }
  cases.push(["geo", { props: { w: 1e-300, h: 1e-300 } }], ["geo", { props: { geo: "ellipse", w: 1e6, h: 1e6 } }], ["geo", { props: { geo: "cloud", w: 2e5, h: 2e5 } }], ["geo", { props: { geo: "cloud", w: 9000, h: 1 } }], ["geo", { props: { geo: "oval", w: 1e6, h: 1e6 } }],["geo", { props: { geo: "heart", w: 1e6, h: 1e6 } }],["geo", { props: { geo: "check-box", w: 1e6, h: 1e-5, scale: 100 } }],["geo", { props: { geo: "star", w: 1e-5, h: 1e6, growY: 1e6 } }],
    ["arrow", { props: { start: {x:-1e6,y:-1e6}, end: {x:1e6,y:1e6}, bend: 1e6 } }], ["arrow", { props: { start: {x:0,y:0}, end: {x:0,y:0}, bend: 1e6 } }], ["arrow", { props: { start: {x:0,y:0}, end: {x:0,y:0}, bend: 0 } }], ["arrow", { props: { start: {x:-1e6,y:-1e6}, end: {x:1e6,y:1e6}, bend: 1e-9 } }], ["arrow", { props: { start: {x:-1e6,y:-1e6}, end: {x:1e6,y:1e6}, bend: 20, text: "hello", scale: 100 } }],["arrow", { props: { start: {x:0,y:0}, end: {x:1e-9,y:0}, bend: 1e6, text: "hello" } }],
    ["arrow", { props: { kind: "elbow", start: {x:-1e6,y:-1e6}, end: {x:1e6,y:1e6} } }],["arrow", { props: { kind: "elbow", start: {x:0,y:0}, end: {x:0,y:0}, text:"x" } }],
    ["frame", { props: { w: 1e6, h: 1e-300 } }], ["note", { props: { growY: 1e6, scale: 0.01 } }], ["text", { props: { w: 1e-300, scale: 0.01, autoSize: false } }], ["group", {}], ["geo", { rotation: 1e308 }], ["geo", {props: {richText: {type:"doc",content:[]}}}], ["text", {props: {richText: {type:"doc",content:[]}}}])
  let editor = make(); const store = () => editor.store
  cases.forEach(([type, change], i) => {
    const id = `shape:p${i}` as any
    const record: any = sampleShape(type, id, change)
    const problem = checkRecord(id, record, DEFAULT_LIMITS)
    const label = type + " " + JSON.stringify(change).slice(0, 130)
    if (problem) { console.log("REFUSED", label, problem.message); return }
    const t = performance.now()
    const out: string[] = []
    const step = (name: string, f: () => any) => { try { const r = f(); if (r) out.push(r) } catch (e) { out.push("THROWS " + name + ": " + String(e).slice(0, 80)) } }
    step("put", () => { store().mergeRemoteChanges(() => store().put([record])) })
    step("geometry", () => "v" + editor.getShapeGeometry(id).vertices.length)
    step("bounds", () => { const b = editor.getShapePageBounds(id); return b ? (Number.isFinite(b.w) && Number.isFinite(b.x) ? "" : "NONFINITE") : "nobounds" })
    const util: any = editor.getShapeUtil(type)

    step("handles", () => { util.getHandles?.(record) })
    step("snap", () => { util.getBoundsSnapGeometry?.(record) })
    const ms = performance.now() - t
    if (out.some(o => /THROW|NONF|nob/.test(o)) || ms > 50) console.log("BAD ", label, out.join("; "), ms.toFixed(0) + "ms"); else console.log("ok   ", label.slice(0, 60), out.join("; "), ms.toFixed(0) + "ms")
    if (out.some(o => /THROW/.test(o))) editor = make()
    else store().mergeRemoteChanges(() => store().remove([id]))
  })
  // hazards between records
  const hazard = (name: string, records: any[]) => { const e = make(); const t = performance.now(); try { e.store.mergeRemoteChanges(() => e.store.put(records)); for (const r of records) if (r.typeName === "shape") { e.getShapePageBounds(r.id) } console.log("HAZARD ok", name, (performance.now()-t).toFixed(0)) } catch (x) { console.log("HAZARD THROWS", name, String(x).slice(0, 100)) } }
  hazard("arrow to arrow mutual", [sampleShape("arrow", "shape:a"), sampleShape("arrow", "shape:b"), sampleBinding("binding:1", "shape:a", "shape:b"), sampleBinding("binding:2", "shape:b", "shape:a")])
  hazard("arrow to own group", [sampleShape("group", "shape:g"), sampleShape("arrow", "shape:a", { parentId: "shape:g" }), sampleShape("geo", "shape:c", { parentId: "shape:g" }), sampleBinding("binding:1", "shape:a", "shape:g")])
  hazard("binding from geo", [sampleShape("geo", "shape:a"), sampleShape("geo", "shape:b"), sampleBinding("binding:1", "shape:a", "shape:b")])
  hazard("two bindings one terminal", [sampleShape("arrow", "shape:a"), sampleShape("geo", "shape:b"), sampleBinding("binding:1", "shape:a", "shape:b"), sampleBinding("binding:2", "shape:a", "shape:b")])
  hazard("64 nested frames", Array.from({ length: 65 }, (_, i) => sampleShape("frame", "shape:n" + i, { parentId: i ? "shape:n" + (i - 1) : "page:page" })))
}, 120000)
