import type { KeyboardEvent } from "react"

/** What a letter does on the card that holds the focus. */
export type CardKeys = Readonly<Record<string, () => void>>

/**
 * The keys of a card in a list of cards, pressed on any of its buttons: its own letters, and the arrows to the cards
 * around it. All other keys are the button's.
 */
export function onCardKey(event: KeyboardEvent<HTMLElement>, keys: CardKeys): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
  const act = keys[event.key.toLowerCase()]
  const card = event.currentTarget
  if (act !== undefined) {
    // The card may be gone when this is done: whoever works by keyboard goes on at the next one.
    focusCard(card, "nextElementSibling") || focusCard(card, "previousElementSibling")
    act()
  } else if (event.key === "ArrowDown") focusCard(card, "nextElementSibling")
  else if (event.key === "ArrowUp") focusCard(card, "previousElementSibling")
  else return
  event.preventDefault()
  event.stopPropagation()
}

function focusCard(card: HTMLElement, towards: "nextElementSibling" | "previousElementSibling"): boolean {
  for (let other = card[towards]; other !== null; other = other[towards]) {
    const button = other.querySelector("button")
    if (button === null) continue
    button.focus()
    return true
  }
  return false
}
