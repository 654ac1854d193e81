/** What a browser says about its person in the awareness field `presence`, and how others read it. */
import { isShapeId } from "@outloud/shared/records/validate-record.ts"
import { ROLES, type Role } from "@outloud/shared/room/roles.ts"
import { T, TL_CURSOR_TYPES } from "tldraw"

/** The server drops longer selections. */
export const MAX_SELECTED_IDS = 100
const MAX_COORDINATE = 1e7
const MAX_SCREEN_PIXELS = 1e5
const MAX_NAME_LENGTH = 64

export interface PresenceState {
  readonly cursor: {
    readonly x: number
    readonly y: number
    readonly type: string
    readonly rotation: number
  } | null
  readonly selectedShapeIds: readonly string[]
  readonly editingShapeId: string | null
  readonly camera: { readonly x: number; readonly y: number; readonly z: number } | null
  readonly screen: { readonly w: number; readonly h: number } | null
  /** Nobody says that they draw in private. */
  readonly layer: "diagram" | "annotations"
  /** Whom this person follows, by participant id, so that two who follow each other do not chase. */
  readonly following: string | null
  /** Milliseconds since 1970, by the sender's clock. */
  readonly lastActivity: number
}

export interface PeerState {
  readonly user: { readonly id: string; readonly name: string; readonly color: string; readonly role: Role }
  readonly presence: PresenceState
}

/** Narrows a validator of tldraw's, which the canvas brings along anyway. */
function where<V>(validator: T.Validator<V>, holds: (value: V) => boolean): T.Validator<V> {
  return validator.check(value => {
    if (!holds(value)) throw new Error("out of range")
  })
}

const between = (least: number, most: number) => where(T.number, value => value >= least && value <= most)
const name = where(T.string, value => value.length <= MAX_NAME_LENGTH)
const coordinate = between(-MAX_COORDINATE, MAX_COORDINATE)
const pixels = between(1, MAX_SCREEN_PIXELS)
const rotation = between(-100, 100)
const cursorType = T.setEnum(TL_CURSOR_TYPES)
const shapeId = where(T.string, isShapeId)
const selection = where(T.arrayOf(shapeId), ids => ids.length <= MAX_SELECTED_IDS)
const layer = T.literalEnum("diagram", "annotations")

/** Without these a person cannot be shown. What else they say is taken where it makes sense, see `parsePeer`. */
const peer = T.object({
  /** Written by the server alone; still checked, because a local copy or another server may not be ours. */
  user: T.object({
    id: where(name, id => id !== ""),
    name,
    color: where(T.string, color => /^#[0-9a-f]{6}$/i.test(color)),
    role: T.literalEnum(...ROLES),
  }).allowUnknownProperties(),
  presence: T.object({
    cursor: T.object({ x: coordinate, y: coordinate, type: T.unknown, rotation: T.unknown })
      .allowUnknownProperties()
      .nullable(),
    selectedShapeIds: T.unknown,
    editingShapeId: T.unknown,
    camera: T.object({ x: coordinate, y: coordinate, z: between(0.01, 100) })
      .allowUnknownProperties()
      .nullable(),
    screen: T.object({ w: pixels, h: pixels }).allowUnknownProperties().nullable(),
    layer: T.unknown,
    following: T.unknown,
    lastActivity: between(0, Number.MAX_SAFE_INTEGER),
  }).allowUnknownProperties(),
}).allowUnknownProperties()

/** Undefined for anything that is not, field by field, a peer: it is then not shown. Never throws. */
export function parsePeer(state: unknown): PeerState | undefined {
  if (!peer.isValid(state)) return undefined
  const { user, presence: said } = state
  const { cursor, camera, screen, lastActivity } = said
  return {
    user: { id: user.id, name: user.name, color: user.color, role: user.role },
    presence: {
      cursor: cursor && {
        x: cursor.x,
        y: cursor.y,
        type: cursorType.isValid(cursor.type) ? cursor.type : "default",
        rotation: rotation.isValid(cursor.rotation) ? cursor.rotation : 0,
      },
      selectedShapeIds: selection.isValid(said.selectedShapeIds) ? said.selectedShapeIds : [],
      editingShapeId: shapeId.isValid(said.editingShapeId) ? said.editingShapeId : null,
      camera: camera && { x: camera.x, y: camera.y, z: camera.z },
      screen: screen && { w: screen.w, h: screen.h },
      layer: layer.isValid(said.layer) ? said.layer : "diagram",
      following: name.isValid(said.following) ? said.following : null,
      lastActivity,
    },
  }
}
