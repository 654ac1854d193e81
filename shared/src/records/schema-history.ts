/**
 * The board's schema as each SCHEMA_VERSION had it, in tldraw's serialized form: what a stored board is
 * migrated from. Never edited; a version is added whenever the schema changes (a test says when).
 */
export interface SerializedSchema {
  readonly schemaVersion: 2
  readonly sequences: { readonly [sequence: string]: number }
}

export const SCHEMA_HISTORY: { readonly [version: number]: SerializedSchema } = {
  1: {
    schemaVersion: 2,
    sequences: {
      "com.tldraw.store": 4,
      "com.tldraw.asset": 1,
      "com.tldraw.camera": 1,
      "com.tldraw.document": 2,
      "com.tldraw.instance": 25,
      "com.tldraw.instance_page_state": 5,
      "com.tldraw.page": 1,
      "com.tldraw.instance_presence": 6,
      "com.tldraw.pointer": 1,
      "com.tldraw.shape": 4,
      "com.tldraw.asset.bookmark": 2,
      "com.tldraw.asset.image": 5,
      "com.tldraw.asset.video": 5,
      "com.tldraw.shape.arrow": 6,
      "com.tldraw.shape.draw": 2,
      "com.tldraw.shape.frame": 1,
      "com.tldraw.shape.geo": 10,
      "com.tldraw.shape.group": 0,
      "com.tldraw.shape.highlight": 1,
      "com.tldraw.shape.line": 5,
      "com.tldraw.shape.note": 9,
      "com.tldraw.shape.text": 3,
      "com.tldraw.binding.arrow": 1,
    },
  },
}
