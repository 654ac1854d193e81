import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite"

/** tldraw's fonts, icons and words, served by us: nothing is fetched from anywhere else. */
export const boardAssetUrls = getAssetUrlsByImport()
