/** Milliseconds of a page's main thread, by the thread's own clock. */
export interface ThreadTimes {
  /** Everything. */
  readonly task: number
  /** Of it, JavaScript. */
  readonly script: number
  /** Of it, style and layout. */
  readonly layout: number
}

export function threadTimes(
  metrics: readonly { readonly name: string; readonly value: number }[],
): ThreadTimes {
  const ms = (name: string) => 1000 * (metrics.find(metric => metric.name === name)?.value ?? Number.NaN)
  return {
    task: ms("TaskDuration"),
    script: ms("ScriptDuration"),
    layout: ms("LayoutDuration") + ms("RecalcStyleDuration"),
  }
}

export function timesBetween(before: ThreadTimes, after: ThreadTimes): ThreadTimes {
  return {
    task: after.task - before.task,
    script: after.script - before.script,
    layout: after.layout - before.layout,
  }
}
