import { beforeEach, describe, expect, it } from "vitest"
import { CallGroups } from "./call-groups.ts"

let planned: { send: () => void; ms: number }[]
let sent: (readonly number[])[]
let now: number
let groups: CallGroups<number>

beforeEach(() => {
  planned = []
  sent = []
  now = 0
  groups = new CallGroups({
    send: group => sent.push(group),
    schedule: (send, ms) => planned.push({ send, ms }),
    clock: () => now,
  })
})

const go = () => planned.shift()?.send()
const add = (...calls: number[]) => {
  for (const call of calls) groups.add(call)
}

describe("CallGroups", () => {
  it("[ST-14] sends the calls of a turn together, in their order", () => {
    add(1, 2, 3)
    expect(planned).toHaveLength(1)
    go()
    expect(sent).toEqual([[1, 2, 3]])
  })

  it("[ST-14] has one group under way: what is called meanwhile makes up the next", () => {
    add(1)
    go()
    add(2, 3)
    expect(planned).toEqual([])
    groups.answered()
    go()
    expect(sent).toEqual([[1], [2, 3]])
    groups.answered()
    expect(planned).toEqual([])
  })

  it("[ST-14] gives a group time to come together only while calls do come in groups", () => {
    const next = (size: number) => {
      add(...Array.from({ length: size }, (_, n) => n))
      const ms = planned[0]?.ms
      go()
      groups.answered()
      now += 1
      return ms
    }
    expect([1, 1, 3, 1, 1].map(next)).toEqual([0, 0, 0, 3, 0])
    next(2)
    now += 100
    expect(next(1)).toBe(0)
  })
})
