/**
 * Where the keyboard goes back to when a dialog closes. A dialog is often asked for from a menu that is gone by then:
 * so it is what opened the menu.
 */
let opener: HTMLElement | null = null

/** Follows the focus from now on. */
export function followFocus(page: Document): void {
  page.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.closest("[aria-modal=true]") === null) opener = baseOf(target)
  })
}

/** Gives the focus to where it was before the dialog, unless somebody else has it already. */
export function focusOpener(): void {
  const { activeElement, body } = document
  const isNowhere = activeElement === null || activeElement === body
  if (isNowhere || activeElement.closest("[aria-modal=true]") !== null) opener?.focus()
}

/** Out of menus and pop-overs, which name what they belong to. */
function baseOf(element: HTMLElement): HTMLElement {
  const layer = element.closest("[role=menu], [role=dialog]")
  const name = layer?.getAttribute("aria-labelledby")
  const owner = name ? element.ownerDocument.getElementById(name) : null
  return owner === null || layer?.contains(owner) ? element : baseOf(owner)
}
