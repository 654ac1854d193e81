// @vitest-environment node
import { randomBytes } from "node:crypto"
import { build } from "vite"
import { expect, it } from "vitest"
import { buildBudget } from "./build-budget.ts"

/** Text that does not compress, as `bytes` of it. */
const noise = (bytes: number) =>
  `export default ${JSON.stringify(randomBytes(bytes * 0.75).toString("base64"))}`

const FILES: Record<string, string> = {
  "entry.js": `import text from "static.js"; console.log(text, () => import("lazy.js"))`,
  "static.js": noise(10_000),
  "lazy.js": noise(500_000),
}

const buildWithin = (limit: number, modules = ["entry.js"]) =>
  build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, rollupOptions: { input: "entry.js" } },
    plugins: [
      {
        name: "memory",
        enforce: "pre",
        resolveId: id => (id in FILES ? id : null),
        load: id => FILES[id] ?? null,
      },
      buildBudget({ page: "page", modules, limit }),
    ],
  })

it("[HM-1] lets a build pass whose first load is within the budget, whatever is loaded later", async () => {
  await expect(buildWithin(20_000)).resolves.toBeDefined()
})

it("[HM-1] fails a build whose first load is over the budget, and names the files", async () => {
  await expect(buildWithin(5000)).rejects.toThrow(/over budget[\s\S]*entry/)
})

it("[HM-1] counts what is loaded later where a page needs it, and says what it cannot find", async () => {
  await expect(buildWithin(20_000, ["entry.js", "lazy.js"])).rejects.toThrow(/over budget/)
  await expect(buildWithin(20_000, ["entry.js", "gone.js"])).rejects.toThrow(/no gone\.js/)
})
