import type { Person } from "./person.ts"

/** Has a page write down its frames from now on. Ends the watch that was before. */
export async function watchFrames({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    let ended = false
    const onFrame = (time: number) => {
      if (ended) return
      times.push(time)
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
    Object.assign(window, {
      endFrames: () => {
        ended = true
        return times
      },
    })
  })
}

/** Milliseconds from each frame to the next, of those since watchFrames. */
export async function frameTimes({ page }: Person): Promise<readonly number[]> {
  const times = await page.evaluate(() => (window as unknown as { endFrames(): number[] }).endFrames())
  return times.slice(1).map((time, n) => time - (times[n] as number))
}
