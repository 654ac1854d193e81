import type { Cancel, Scheduler } from "@outloud/client/canvas/scheduler.ts"

interface Task {
  readonly due: number
  readonly run: () => void
}

/** Time and frames that pass when a test says so. */
export class ManualScheduler implements Scheduler {
  #now = 0
  #tasks = new Set<Task>()
  #frames = new Set<Task>()

  now(): number {
    return this.#now
  }

  frame(run: () => void): Cancel {
    return add(this.#frames, { due: 0, run })
  }

  after(delay: number, run: () => void): Cancel {
    return add(this.#tasks, { due: this.#now + delay, run })
  }

  /** Whether something waits for a frame. */
  get wantsFrame(): boolean {
    return this.#frames.size > 0
  }

  /** Runs the frames asked for so far, not those that they ask for. */
  runFrame(): void {
    const frames = this.#frames
    this.#frames = new Set()
    for (const { run } of frames) run()
  }

  /** Lets milliseconds pass, running what falls due in order. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#tasks.delete(next)
      this.#now = Math.max(this.#now, next.due)
      next.run()
    }
    this.#now = end
  }

  #next(end: number): Task | undefined {
    let first: Task | undefined
    for (const task of this.#tasks) {
      if (task.due <= end && (first === undefined || task.due < first.due)) first = task
    }
    return first
  }
}

function add(tasks: Set<Task>, task: Task): Cancel {
  tasks.add(task)
  return () => tasks.delete(task)
}
