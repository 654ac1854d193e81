/**
 * Loaded into a server's process before the server is (`--import`): what an operator cannot do to a machine in a test,
 * on order. SQLite itself refuses, by its own limits, so that the server meets the very errors that a disk gives.
 */
import { readFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"

const LOOK_EVERY_MS = 20
const NO_LIMIT = 1_000_000_000
const ORDERS = process.env.DRILL_ORDERS ?? ""

const opened = new Set<DatabaseSync>()
const { prepare } = DatabaseSync.prototype
DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
  opened.add(this)
  return prepare.call(this, sql)
}

/** A restart finds the clock as it was left, and the disk in order. */
let done = readOrders()
let jumped = done.split("\n").reduce((sum, order) => sum + jumpOf(order), 0)
const wallClock = Date.now
Date.now = () => wallClock() + jumped

setInterval(() => {
  const orders = readOrders()
  if (orders === done) return
  done = orders
  const [order = ""] = orders.split("\n").slice(-1)
  obey(order)
  process.stdout.write(`drill: ${order}\n`)
}, LOOK_EVERY_MS).unref()

function readOrders(): string {
  try {
    return readFileSync(ORDERS, "utf8")
  } catch {
    return ""
  }
}

function jumpOf(order: string): number {
  const [what, by] = order.split(" ")
  return what === "clock" ? Number(by) : 0
}

function obey(order: string): void {
  jumped += jumpOf(order)
  for (const db of [...opened].filter(({ isOpen }) => isOpen)) {
    if (order === "read-only") db.exec("PRAGMA query_only = ON")
    else if (order === "full") db.exec(`PRAGMA max_page_count = ${pagesOf(db)}`)
    else if (order === "healthy") db.exec(`PRAGMA query_only = OFF; PRAGMA max_page_count = ${NO_LIMIT}`)
  }
}

function pagesOf(db: DatabaseSync): number {
  return Number(prepare.call(db, "PRAGMA page_count").get()?.page_count)
}
