import { drawingOf } from "./drawing.ts"
import type { Line } from "./lines/line.ts"

/** Who has drawn how far in one room, when each edit was sent, and when it came to the others. */
export class Deliveries {
  /** Milliseconds from one person's socket to another's, of the edits sent while `counting`. */
  readonly latencies: number[] = []
  counting = true
  delivered = 0
  /** Edits sent times the people who should get each. */
  expected = 0
  onDelivered: (seat: number) => void = () => {}
  readonly #lines: readonly Line[]
  readonly #sentAt: number[][]

  constructor(lines: readonly Line[]) {
    this.#lines = lines
    this.#sentAt = lines.map(() => [])
    for (const line of lines) {
      const seen = lines.map(() => 0)
      line.onEdits = (seat, count) => this.#arrived(seen, seat, count)
    }
  }

  /** Has the person draw the next edit of the drawing of the seat. */
  draw(seat: number): void {
    const sent = this.#sentAt[seat] as number[]
    const edit = drawingOf(seat).edit(sent.length)
    sent.push(this.counting ? performance.now() : Number.NaN)
    this.expected += this.#lines.length - 1
    this.#lines[seat]?.write(edit)
  }

  get isComplete(): boolean {
    return this.delivered >= this.expected
  }

  #arrived(seen: number[], seat: number, count: number): void {
    const now = performance.now()
    const sent = this.#sentAt[seat] as number[]
    for (let n = seen[seat] as number; n < count; n++) {
      const at = sent[n] as number
      if (!Number.isNaN(at)) this.latencies.push(now - at)
      this.delivered++
    }
    seen[seat] = Math.max(seen[seat] as number, count)
    this.onDelivered(seat)
  }
}
