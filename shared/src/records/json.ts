/**
 * What is wrong with `value` as plain JSON, or undefined. Plain means: null, booleans, finite numbers,
 * strings, arrays, and objects whose prototype is Object's own, so that no property is inherited.
 * A scalar has depth 0 and each array or object adds one; nothing below `maxDepth` is looked at.
 */
export function jsonProblem(value: unknown, maxDepth: number): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined
    case "number":
      return Number.isFinite(value) ? undefined : "a number that is not finite"
    case "object":
      return value === null ? undefined : nestedProblem(value, maxDepth)
    default:
      return `${typeof value} is not JSON`
  }
}

function nestedProblem(value: object, maxDepth: number): string | undefined {
  if (maxDepth <= 0) return "nested too deeply"
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = jsonProblem(item, maxDepth - 1)
      if (problem !== undefined) return problem
    }
    return undefined
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return "an object that is not plain"
  // Every own key, since the prototype has no enumerable ones: for-in allocates nothing.
  for (const key in value) {
    // Kept here, but on the other side of the wire it would become the prototype.
    if (key === "__proto__") return 'a property named "__proto__"'
    const problem = jsonProblem((value as Record<string, unknown>)[key], maxDepth - 1)
    if (problem !== undefined) return problem
  }
  return undefined
}
