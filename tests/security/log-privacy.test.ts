import { createHash } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { CloseCode } from "@outloud/shared/protocol/close-codes.ts"
import { encodeRecord } from "@outloud/shared/records/codec.ts"
import { can } from "@outloud/shared/room/access.ts"
import { LAYERS, type Layer } from "@outloud/shared/room/layers.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { EMPTY_SCORECARD } from "@outloud/shared/scorecard/scorecard.ts"
import { expect, it, onTestFinished } from "vitest"
import { temporaryFolder } from "../contracts/temporary-folder.ts"
import { AckedClient } from "../support/acked-client.ts"
import { Drill } from "../support/drill.ts"
import { LiveRoom } from "../support/live-server.ts"
import { box } from "../support/records.ts"
import { keyOf } from "../support/test-server.ts"

const ROOT = join(import.meta.dirname, "../..")
const PASSPHRASE = "qzx passphrase"
/** In everything that people write, say, guess and are called. */
const MARK = "qzx"
const ROLES = ["interviewer", "candidate", "observer"] as const satisfies readonly Role[]

let drill: Drill
let room: LiveRoom

async function start(): Promise<void> {
  const folder = temporaryFolder(onTestFinished)
  writeFileSync(join(folder, "broken.json"), `{"question": {"id": "${MARK}", "title": ${MARK}`)
  drill = await Drill.start({ LOG_LEVEL: "info", ACCESS_PASSPHRASE: PASSPHRASE, QUESTIONS_DIR: folder })
  onTestFinished(() => drill.remove())
  room = await makeRoom()
}

async function makeRoom(): Promise<LiveRoom> {
  const { url } = drill.server
  const body = JSON.stringify({ question: { title: `${MARK} title`, text: `${MARK} text` }, mode: "live" })
  const post = (passphrase: string) =>
    fetch(`${url}/api/rooms`, { method: "POST", body, headers: { "X-Access-Passphrase": passphrase } })
  expect((await post(`${MARK} guess`)).status).toBe(401)
  const { roomId, links } = (await (await post(encodeURIComponent(PASSPHRASE))).json()) as {
    roomId: string
    links: Record<Role, string>
  }
  return new LiveRoom(url, roomId, links)
}

function request(role: Role, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${drill.server.url}/api/rooms/${room.id}${path}`, {
    method,
    headers: { Authorization: `Bearer ${room.token(role)}`, "X-Participant-Key": keyOf(`${MARK}-${role}`) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  })
}

async function connect(role: Role, layer: Layer, token = room.token(role)): Promise<AckedClient> {
  const { origin } = drill.server
  const client = new AckedClient({ origin, roomId: room.id, layer, token, key: keyOf(`${MARK}-${role}`) })
  await client.connect()
  return client
}

/** A whole interview, with what goes wrong in one. */
async function interview(): Promise<void> {
  const people = await Promise.all(
    ROLES.flatMap(role =>
      LAYERS.filter(layer => can(role, "read", layer)).map(layer => connect(role, layer)),
    ),
  )
  for (const role of ROLES) await request(role, "PUT", "/me", { name: `${MARK} ${role}` })
  const { server } = drill
  const writers = people.filter(({ options }) => options.layer !== "session")
  const draw = (suffix: string) => {
    for (const each of writers.filter(({ options }) => options.key !== keyOf(`${MARK}-observer`)))
      each.edit(records =>
        records.set(
          `shape:${MARK}-${suffix}`,
          encodeRecord(box(`${MARK}-${suffix}`, { meta: { said: MARK } })),
        ),
      )
  }
  await request("interviewer", "POST", "/clock", { type: "start" })
  await request("candidate", "POST", "/clock", { type: "start" })
  await request("interviewer", "POST", "/clock", `${MARK} is not JSON`)
  await request("interviewer", "PUT", "/words", { [MARK]: MARK })
  await request("candidate", "PUT", "/scorecards/mine", {
    turn: 0,
    card: { ...EMPTY_SCORECARD, summary: `${MARK} summary` },
  })
  await fetch(`${server.url}/api/${MARK}?token=${MARK}`)
  expect((await connect("candidate", "diagram", `${MARK}${"x".repeat(40)}`)).closedWith).toBe(
    CloseCode.badToken,
  )
  // A reader writes, and somebody sends what is no message.
  const observer = await connect("observer", "diagram")
  observer.edit(records => records.set(`shape:${MARK}`, encodeRecord(box(MARK))))
  expect(await observer.closed()).toBe(CloseCode.updateRefused)
  const noise = await connect("candidate", "diagram")
  noise.sendFrame(Buffer.from(`\u0000\u0002${MARK} noise`))
  expect(await noise.closed()).toBe(CloseCode.updateRefused)
  // The disk refuses for a while, in the middle of what everybody does.
  await drill.order("read-only")
  draw("meanwhile")
  await Promise.all(writers.slice(0, 1).map(each => each.until(() => each.storage === 0)))
  await request("interviewer", "PUT", "/me", { name: `${MARK} again` })
  await drill.order("healthy")
  await Promise.all(writers.map(each => each.until(() => each.closedWith !== undefined || each.isSaved)))
  await request("interviewer", "PUT", "/ended", { ended: true })
  await server.stop("SIGTERM")
}

it("[OP-9] [OP-10] of an interview with refusals, failures and a restart, the log says what happened and nothing that anybody wrote", async () => {
  await start()
  await interview()
  const lines = drill.server.output.split("\n").filter(line => line.startsWith("{"))
  const parsed = lines.map(line => JSON.parse(line) as Record<string, string>)
  const levelsOf = (msg: string) => [
    ...new Set(parsed.filter(each => each.msg === msg).map(({ level }) => level)),
  ]
  expect(levelsOf("update refused")).toEqual(["warn"])
  expect(levelsOf("a question file was skipped")).toEqual(["warn"])
  expect(levelsOf("the store refuses writes; updates wait and are tried again")).toEqual(["error"])
  expect(levelsOf("the store takes writes again")).toEqual(["info"])
  expect(levelsOf("stopped")).toEqual(["info"])
  const documented = documentedFields()
  for (const line of parsed) {
    expect(["info", "warn", "error"]).toContain(line.level)
    expect(Number.isNaN(Date.parse(line.time ?? ""))).toBe(false)
    expect(line.msg).toMatch(/\w/)
    expect(Object.keys(line).filter(field => !documented.includes(field))).toEqual([])
  }
  const output = drill.server.output.toLowerCase()
  const tokens = ROLES.map(role => room.token(role))
  for (const secret of [
    ...tokens,
    ...tokens.map(hashOf),
    ...ROLES.map(role => hashOf(keyOf(`${MARK}-${role}`))),
    MARK,
  ])
    expect(output).not.toContain(secret.toLowerCase())
})

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex")
}

/** The first column of the table under "What a line holds". */
function documentedFields(): string[] {
  const page = readFileSync(join(ROOT, "docs/operations.md"), "utf8")
  const section = page.split("### What a line holds")[1]?.split("\n#")[0] ?? ""
  return [...section.matchAll(/`([a-zA-Z]+)`/g)].map(match => match[1] ?? "")
}
