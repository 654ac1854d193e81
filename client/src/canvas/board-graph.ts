import { GraphIndex, type GraphRecord } from "@outloud/shared/records/graph-checks.ts"
import type { BoardRecord } from "@outloud/shared/records/schema.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"

interface Placed {
  readonly layer: CanvasLayer
  readonly record: GraphRecord
  /** The ids whose state decides how, or whether, this record is shown. */
  readonly needs: readonly string[]
}

/**
 * Every valid record of both documents, and who depends on whom. A layer is judged by itself, with
 * the same rules as on the server: for a shape, a parent in another layer is a missing one.
 */
export class BoardGraph {
  readonly #layers: Record<CanvasLayer, GraphIndex> = {
    diagram: new GraphIndex(),
    annotations: new GraphIndex(),
    notes: new GraphIndex(),
  }
  readonly #placed = new Map<string, Placed>()
  readonly #dependents = new Map<string, Set<string>>()

  /** Takes a record in, or out where it is undefined. Returns everybody who may now be shown otherwise. */
  set(id: string, layer: CanvasLayer, record: BoardRecord | undefined): Set<string> {
    const before = this.#placed.get(id)
    const after = record === undefined ? undefined : place(record, layer)
    if (isSame(before, after)) return new Set()
    const affected = this.#affected(id, before)
    if (before !== undefined) this.#takeOut(id, before)
    if (after !== undefined) this.#takeIn(id, after)
    for (const other of this.#affected(id, after)) affected.add(other)
    return affected
  }

  /** The parent that a shape is shown in. */
  parentOf(shape: BoardRecord, layer: CanvasLayer): string {
    return this.#layers[layer].parentOf(shape)
  }

  /** Whether a binding has both its ends, and no rival. */
  holds(binding: BoardRecord, layer: CanvasLayer): boolean {
    return !this.#layers[layer].problemsAround([binding.id]).some(({ id }) => id === binding.id)
  }

  /** The record, what stands in it at any depth, bindings at their ends, and a binding's rivals. */
  #affected(id: string, placed: Placed | undefined): Set<string> {
    const affected = new Set<string>()
    const queue = [id]
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      if (affected.has(at)) continue
      affected.add(at)
      queue.push(...this.#dependentsOf(at))
    }
    const arrow = placed?.record.fromId
    if (arrow !== undefined) for (const rival of this.#dependentsOf(arrow)) affected.add(rival)
    return affected
  }

  #dependentsOf(id: string): Iterable<string> {
    return this.#dependents.get(id) ?? []
  }

  #takeIn(id: string, placed: Placed): void {
    this.#placed.set(id, placed)
    this.#layers[placed.layer].set(placed.record)
    for (const need of placed.needs) {
      const dependents = this.#dependents.get(need) ?? new Set()
      this.#dependents.set(need, dependents.add(id))
    }
  }

  #takeOut(id: string, placed: Placed): void {
    this.#placed.delete(id)
    this.#layers[placed.layer].delete(id)
    for (const need of placed.needs) {
      const dependents = this.#dependents.get(need)
      dependents?.delete(id)
      if (dependents?.size === 0) this.#dependents.delete(need)
    }
  }
}

function place(record: BoardRecord, layer: CanvasLayer): Placed {
  const { id, typeName, type } = record
  if (record.typeName === "shape") {
    const { parentId } = record
    return { layer, record: { id, typeName, type, parentId }, needs: [parentId] }
  }
  const { fromId, toId, props } = record
  return { layer, record: { id, typeName, type, fromId, toId, props }, needs: [fromId, toId] }
}

function isSame(a: Placed | undefined, b: Placed | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return (
    a.layer === b.layer &&
    a.record.type === b.record.type &&
    a.needs.join() === b.needs.join() &&
    terminal(a) === terminal(b)
  )
}

function terminal({ record }: Placed): unknown {
  return (record.props as { readonly terminal?: unknown } | undefined)?.terminal
}
