/**
 * Puts text on the clipboard. The Clipboard API exists only in secure contexts (https, localhost), so a page
 * served over plain http copies from a selected textarea instead. Resolves with whether it worked.
 */
export async function copyText(text: string, page: Document = document): Promise<boolean> {
  const clipboard = page.defaultView?.navigator.clipboard
  if (clipboard) {
    try {
      await clipboard.writeText(text)
      return true
    } catch {
      // Refused, for want of focus or permission: the old way may still work.
    }
  }
  return copySelection(text, page)
}

function copySelection(text: string, page: Document): boolean {
  const focused = page.activeElement
  const area = page.createElement("textarea")
  area.value = text
  area.readOnly = true
  area.setAttribute("aria-hidden", "true")
  area.style.position = "fixed"
  area.style.opacity = "0"
  // Inside an open dialog, whose focus trap would pull the selection back from anywhere else.
  const host = focused?.closest("[role=dialog]") ?? page.body
  host.append(area)
  area.focus()
  area.select()
  try {
    return page.execCommand("copy")
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
