import type { BoardGraph } from "./graph.ts"

/**
 * The place of every component, counted from 0: along the flows, from where nothing comes in; side by side by name.
 * The order of records says nothing to a person.
 */
export function readingOrder({ nodes, edges }: BoardGraph): ReadonlyMap<string, number> {
  const byName = [...nodes].sort((a, b) => a.label.localeCompare(b.label, "en") || (a.id < b.id ? -1 : 1))
  const after = new Map<string, Set<string>>(byName.map(({ id }) => [id, new Set()]))
  const entered = new Set<string>()
  for (const { from, to } of edges) {
    if (from.at === null || to.at === null || from.at === to.at || !after.has(to.at)) continue
    after.get(from.at)?.add(to.at)
    entered.add(to.at)
  }
  const ranks = new Map<string, number>()
  const starts = [...byName.filter(({ id }) => !entered.has(id)), ...byName]
  const places = new Map(byName.map(({ id }, n) => [id, n]))
  const inOrder = (ids: Iterable<string>) =>
    [...ids].sort((a, b) => (places.get(b) ?? 0) - (places.get(a) ?? 0))
  for (const { id } of starts) {
    const stack = [id]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (ranks.has(at)) continue
      ranks.set(at, ranks.size)
      stack.push(...inOrder(after.get(at) ?? []))
    }
  }
  return ranks
}
