/** Does what is asked for in one room one after the other, in the order of the calls; rooms do not wait for each other. */
export class RoomQueue {
  readonly #last = new Map<string, Promise<unknown>>()

  run<T>(roomId: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(roomId)
    const work = before === undefined ? task() : before.then(task)
    const settled = work.then(nothing, nothing).then(() => {
      if (this.#last.get(roomId) === settled) this.#last.delete(roomId)
    })
    this.#last.set(roomId, settled)
    return work
  }
}

const nothing = () => {}
