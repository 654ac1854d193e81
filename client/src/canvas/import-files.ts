import { DEFAULT_LIMITS } from "@outloud/shared/records/limits.ts"

/** Names of files that may hold a board; what a file really is shows inside it. */
export const IMPORT_EXTENSIONS = [
  ".tldr",
  ".excalidraw",
  ".mmd",
  ".mermaid",
  ".md",
  ".markdown",
  ".txt",
  ".json",
] as const

/** Bytes above which a file is not even opened: no character takes more than four. */
export const MAX_IMPORT_BYTES = 4 * DEFAULT_LIMITS.layerBytes
