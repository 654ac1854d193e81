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

let jumped = 0
const wallClock = Date.now
Date.now = () => wallClock() + jumped

let done = ""
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
    return done
  }
}

function obey(order: string): void {
  const [what, by] = order.split(" ")
  if (what === "clock") jumped += Number(by)
  for (const db of [...opened].filter(({ isOpen }) => isOpen)) {
    if (what === "read-only") db.exec("PRAGMA query_only = ON")
    else if (what === "full") db.exec(`PRAGMA max_page_count = ${pagesOf(db)}`)
    else if (what === "healthy") db.exec(`PRAGMA query_only = OFF; PRAGMA max_page_count = ${NO_LIMIT}`)
  }
}

function pagesOf(db: DatabaseSync): number {
  return Number(prepare.call(db, "PRAGMA page_count").get()?.page_count)
}
