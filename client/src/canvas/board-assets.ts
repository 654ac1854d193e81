import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite"

const urls = getAssetUrlsByImport()

/**
 * tldraw's fonts, icons and words, served by us: nothing is fetched from anywhere else. The pictures of what can be
 * embedded, which tldraw fetches at once, are left out: a board takes no embeds.
 */
export const boardAssetUrls = {
  ...urls,
  embedIcons: Object.fromEntries(Object.keys(urls.embedIcons).map(name => [name, ""])),
}
