import type { Difficulty } from "./question-filter.ts"
import { DIFFICULTY_POINTS } from "./topics.ts"

const WORDS: Record<Difficulty, string> = { medium: "Medium", hard: "Hard" }
const BARS = [1, 2, 3]

/** The word, and as many bars as the difficulty has points. */
export function DifficultyLabel({ difficulty }: { readonly difficulty: Difficulty }) {
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 6, whiteSpace: "nowrap" }}>
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
        {BARS.map(bar => (
          <rect
            key={bar}
            x={(bar - 1) * 5}
            y={12 - bar * 4}
            width="3.5"
            height={bar * 4}
            rx="1"
            fill={bar <= DIFFICULTY_POINTS[difficulty] ? "var(--ol-accent-text)" : "var(--ol-line)"}
          />
        ))}
      </svg>
      {WORDS[difficulty]}
    </span>
  )
}
