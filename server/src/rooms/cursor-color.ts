/** Colours that stay apart from each other and readable with white text on both themes. */
const COLORS = [
  "#4f46e5",
  "#0f766e",
  "#b4286b",
  "#1d6fb8",
  "#a1480b",
  "#5f7a12",
  "#8b3fc7",
  "#b3261e",
] as const

/** The cursor colour of a room's n-th participant. */
export function cursorColor(n: number): string {
  return COLORS[n % COLORS.length] as string
}
