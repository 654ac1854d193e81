/** Who needs whom: an order in which everything comes after what it needs, and the circles that have none. */

/** By name, the names that it needs. Names that are not among the keys are nobody's business here. */
export type Needs = ReadonlyMap<string, readonly string[]>

/** Names in an order of computation. What is missing is in a circle, or needs something that is. */
export function computableOrder(needs: Needs): string[] {
  const waiting = new Map<string, number>()
  const neededBy = new Map<string, string[]>()
  for (const [name, needed] of needs) {
    const known = needed.filter(other => needs.has(other))
    waiting.set(name, known.length)
    for (const other of known) neededBy.set(other, [...(neededBy.get(other) ?? []), name])
  }
  const order = [...needs.keys()].filter(name => waiting.get(name) === 0)
  for (const name of order) {
    for (const other of neededBy.get(name) ?? []) {
      const left = (waiting.get(other) ?? 0) - 1
      waiting.set(other, left)
      if (left === 0) order.push(other)
    }
  }
  return order
}

/** The shortest way from a name back to itself, with the name at both ends; undefined where there is none. */
export function circleFrom(start: string, needs: Needs): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const name of queue) {
    for (const next of needs.get(name) ?? []) {
      if (next === start) return [...wayTo(name, start, cameFrom), start]
      if (cameFrom.has(next) || !needs.has(next)) continue
      cameFrom.set(next, name)
      queue.push(next)
    }
  }
  return undefined
}

function wayTo(name: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [name]
  for (let at = name; at !== start; ) {
    at = cameFrom.get(at) ?? start
    way.unshift(at)
  }
  return way
}
