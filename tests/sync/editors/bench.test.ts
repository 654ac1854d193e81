// @vitest-environment jsdom
import { test } from "vitest"
import { editorRoom } from "../../support/editor-room.ts"
test("bench", () => {
  const room = editorRoom("interviewer", "candidate")
  const [ana, ben] = room.peers as any
  const time = (name: string, run: () => void) => { const t = performance.now(); run(); process.stderr.write(`${name} ${Math.round(performance.now() - t)}\n`) }
  time("create 5000", () => ben.editor.createShapes(Array.from({ length: 5000 }, (_, i) => ({ type: "geo", x: i * 10, y: 0 }))))
  time("flush", () => ben.binding.flush())
  time("own frame", () => ben.scheduler.runFrame())
  ben.wire.deliverUp()
  time("apply", () => ana.wire.deliverDown())
  time("project", () => ana.scheduler.runFrame())
  time("switch", () => ana.binding.setActiveLayer("annotations"))
  time("switch back", () => ana.binding.setActiveLayer("diagram"))
  time("join", () => room.join("candidate"))
  const ids = ben.editor.getCurrentPageShapes().slice(0, 500).map((s: any) => s.id)
  time("drag 500 x 20", () => { for (let i = 0; i < 20; i++) { ben.editor.updateShapes(ids.map((id: any) => ({ id, type: "geo", y: i + 1 }))); ben.frame(50) } })
  ben.wire.deliverUp()
  time("receive drag", () => { ana.wire.deliverDown(); ana.scheduler.runFrame() })
})
