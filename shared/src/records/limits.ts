/** Defaults of docs/room-spec.md, SY limits. The server can override them; the client refuses before it writes. */
export interface Limits {
  /** Bytes of one live update frame. */
  readonly liveUpdateBytes: number
  /** Bytes of a layer's whole document; also the most that a step 2 may carry. */
  readonly layerBytes: number
  /** Records in a layer. */
  readonly layerRecords: number
  /** Characters of one label. */
  readonly labelLength: number
  /** Absolute value of a coordinate or size, in canvas pixels. */
  readonly geometry: number
  /** Nesting of a JSON value. */
  readonly jsonDepth: number
}

export const DEFAULT_LIMITS: Limits = {
  liveUpdateBytes: 1024 * 1024,
  layerBytes: 32 * 1024 * 1024,
  layerRecords: 20_000,
  labelLength: 20_000,
  geometry: 1e6,
  jsonDepth: 48,
}
