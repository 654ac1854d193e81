import type { BrowserWorkload } from "../workload.ts"
export const hour: BrowserWorkload = { name: "hour", title: () => "", metrics: [], play: async () => ({}) }
