/** The least that a page with tldraw on it can be: what Outloud's room is measured beside. */
import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite"
import { createElement } from "react"
import { createRoot } from "react-dom/client"
import { Tldraw } from "tldraw"
import "tldraw/tldraw.css"

const root = document.getElementById("root") as HTMLElement
createRoot(root).render(createElement(Tldraw, { assetUrls: getAssetUrlsByImport() }))
