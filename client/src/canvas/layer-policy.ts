/**
 * The guards of the local store. Permission is the server's; these keep the canvas from showing
 * somebody a change that nobody else will ever see. They judge by role, so that undo reaches over
 * from one layer to the other; what a pointer can select is judged by the active layer too.
 */
import { graphProblems, parentFault } from "@outloud/shared/records/graph-checks.ts"
import type { Limits } from "@outloud/shared/records/limits.ts"
import { type BoardRecord, PAGE_ID } from "@outloud/shared/records/schema.ts"
import type { CanvasLayer } from "@outloud/shared/room/layers.ts"
import type { TLBinding, TLInstancePageState, TLParentId, TLShape, TLStore } from "tldraw"
import type { BoardAccess } from "./board-access.ts"
import { isShape, keepStamps, layerOf, stampRecord, unstampRecord, withoutMarks } from "./layer-stamp.ts"
import { ancestorIds, placeOnPage, type ShapeLookup } from "./page-placement.ts"
import type { ProjectionGate } from "./projection-gate.ts"
import { tidyText } from "./tidy-text.ts"

export interface PolicyParts {
  readonly store: TLStore
  readonly access: BoardAccess
  readonly gate: ProjectionGate
  readonly limits: Limits
}

export class LayerPolicy {
  readonly #store: TLStore
  readonly #access: BoardAccess
  readonly #gate: ProjectionGate
  readonly #limits: Limits
  /** What the policy itself takes back out of the store, whoever owns it. */
  readonly #unwanted = new Set<string>()
  /** Shapes deleted in this operation, for the places of their children. */
  readonly #deleted = new Map<string, TLShape>()
  /** While an undo or redo brings records back, they keep the layer that they were deleted from. */
  restoring = false

  /** Registers the guards. Must come before the editor's own side effects, which act before they ask. */
  constructor({ store, access, gate, limits }: PolicyParts) {
    this.#store = store
    this.#access = access
    this.#gate = gate
    this.#limits = limits
    this.#guardShapes(store.sideEffects)
    this.#guardBindings(store.sideEffects)
    store.sideEffects.registerBeforeChangeHandler("instance_page_state", (_prev, next) =>
      this.#guardSelection(next),
    )
    store.sideEffects.registerOperationCompleteHandler(() => this.#deleted.clear())
  }

  #guardShapes(effects: TLStore["sideEffects"]): void {
    effects.registerBeforeCreateHandler("shape", shape =>
      this.#gate.open ? shape : this.#mark(this.#fit(shape), this.#access.activeLayer),
    )
    effects.registerBeforeChangeHandler("shape", (prev, next) => this.#guardShape(prev, next))
    effects.registerBeforeDeleteHandler("shape", shape => this.#guardDelete(shape))
    effects.registerAfterCreateHandler("shape", shape =>
      this.#gate.open ? this.#refuseUninvited(shape) : this.#settleShape(shape),
    )
    effects.registerAfterChangeHandler("shape", (_prev, next) => this.#settleShape(next))
    effects.registerAfterDeleteHandler("shape", shape => this.#keepOrphans(shape))
  }

  #guardBindings(effects: TLStore["sideEffects"]): void {
    effects.registerBeforeCreateHandler("binding", binding =>
      this.#mark(binding, this.#layerOfArrow(binding)),
    )
    effects.registerBeforeChangeHandler("binding", (prev, next) => this.#guardBinding(prev, next))
    effects.registerBeforeDeleteHandler("binding", binding => this.#guardDelete(binding))
    effects.registerAfterCreateHandler("binding", binding =>
      this.#gate.open ? this.#refuseUninvited(binding) : this.#settleBinding(binding),
    )
  }

  /** New records go to the active layer, whatever they are copies of; a binding goes with its arrow. */
  #mark<R extends BoardRecord>(record: R, active: CanvasLayer): R {
    if (this.#gate.open) return record
    const layer = this.restoring ? layerOf(record) : active
    const bare = this.restoring ? unstampRecord(record) : withoutMarks(record)
    return stampRecord(bare, layer, this.#access.locks(bare, layer))
  }

  #guardShape(prev: TLShape, next: TLShape): TLShape {
    if (this.#gate.open) return this.#gate.admits(next) ? next : prev
    if (!this.#access.mayChange(prev)) return prev
    const kept = tidyText(prev, keepStamps(prev, next), this.#limits)
    if (kept.parentId === prev.parentId || !this.#isInCircle(kept)) return kept
    const { parentId, x, y, rotation, index } = prev
    return { ...kept, parentId, x, y, rotation, index }
  }

  #guardBinding(prev: TLBinding, next: TLBinding): TLBinding {
    if (this.#gate.open) return this.#gate.admits(next) ? next : prev
    if (!this.#access.mayChange(prev) || !this.#isSound(next)) return prev
    return keepStamps(prev, next)
  }

  #guardDelete(record: BoardRecord): false | undefined {
    const allowed = this.#gate.open
      ? this.#gate.admitsRemoval(record.id) || this.#unwanted.has(record.id)
      : this.#unwanted.has(record.id) || this.#access.mayChange(record)
    if (!allowed) return false
    if (isShape(record)) this.#deleted.set(record.id, record)
    return undefined
  }

  #refuseUninvited(record: BoardRecord): void {
    if (!this.#gate.admitsId(record.id)) this.#takeBack(record)
  }

  #settleShape(shape: TLShape): void {
    const current = this.#shape(shape.id)
    if (this.#gate.open || current === undefined) return
    if (!this.#access.mayWrite(layerOf(current))) this.#takeBack(current)
    else if (!this.#hasFitParent(current)) this.#store.put([placeOnPage(current, this.#shape)])
  }

  #settleBinding(binding: TLBinding): void {
    if (!this.#access.mayWrite(layerOf(binding)) || !this.#isSound(binding)) this.#takeBack(binding)
  }

  /** What was in a frame that is gone, but did not go with it, stays where it was, on the page. */
  #keepOrphans(parent: TLShape): void {
    if (this.#gate.open || (parent.type !== "frame" && parent.type !== "group")) return
    const lookup: ShapeLookup = id => this.#shape(id) ?? this.#deleted.get(id)
    const orphans = this.#store
      .allRecords()
      .flatMap(record => (record.typeName === "shape" && record.parentId === parent.id ? [record] : []))
    this.#store.put(orphans.map(orphan => placeOnPage(orphan, lookup)))
  }

  #takeBack(record: BoardRecord): void {
    this.#unwanted.add(record.id)
    this.#store.remove([record.id])
    this.#unwanted.delete(record.id)
  }

  /** No parents across layers, or deleting an annotated frame would delete the candidate's shapes. */
  #hasFitParent(shape: TLShape): boolean {
    return parentFault(shape, id => this.#inLayer(id, layerOf(shape))) === undefined
  }

  /** No bindings across layers: whoever moved one end could not write the other. */
  #isSound(binding: TLBinding): boolean {
    const ends = [binding.fromId, binding.toId].flatMap(id => this.#inLayer(id, layerOf(binding)) ?? [])
    const problems = graphProblems(new Map([binding, ...ends].map(record => [record.id, record])))
    return !problems.some(({ id }) => id === binding.id)
  }

  #inLayer(id: string, layer: CanvasLayer): TLShape | undefined {
    const shape = this.#shape(id)
    return shape !== undefined && layerOf(shape) === layer ? shape : undefined
  }

  #layerOfArrow(binding: TLBinding): CanvasLayer {
    const arrow = this.#shape(binding.fromId)
    return arrow === undefined ? this.#access.activeLayer : layerOf(arrow)
  }

  #fit(shape: TLShape): TLShape {
    const tidy = tidyText(undefined, shape, this.#limits)
    return this.#isInCircle(tidy) ? { ...tidy, parentId: PAGE_ID as TLParentId } : tidy
  }

  #isInCircle(shape: TLShape): boolean {
    return ancestorIds(shape, this.#shape).has(shape.id)
  }

  /** Nothing that the pointer may not have is selected, edited, erased or cropped. */
  #guardSelection(state: TLInstancePageState): TLInstancePageState {
    const isFree = (id: string | null): boolean => {
      const shape = id === null ? undefined : this.#shape(id)
      return shape === undefined || this.#access.maySelect(shape)
    }
    const { selectedShapeIds, erasingShapeIds, editingShapeId, croppingShapeId, hoveredShapeId } = state
    if (
      [...selectedShapeIds, ...erasingShapeIds, editingShapeId, croppingShapeId, hoveredShapeId].every(isFree)
    ) {
      return state
    }
    return {
      ...state,
      selectedShapeIds: selectedShapeIds.filter(isFree),
      erasingShapeIds: erasingShapeIds.filter(isFree),
      editingShapeId: isFree(editingShapeId) ? editingShapeId : null,
      croppingShapeId: isFree(croppingShapeId) ? croppingShapeId : null,
      hoveredShapeId: isFree(hoveredShapeId) ? hoveredShapeId : null,
    }
  }

  readonly #shape: ShapeLookup = id => {
    const record = this.#store.unsafeGetWithoutCapture(id as TLShape["id"])
    return record?.typeName === "shape" ? record : undefined
  }
}
