import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "dau", label: "Daily active users", value: 375.5e6, unit: "users (751M x 0.5)", source: ASSUMED },
  { key: "searches", label: "Searches of a user a day", value: 2, unit: "per DAU/day", source: ASSUMED },
  { key: "keys", label: "Keystrokes in a search", value: 8, unit: "keystrokes/search", source: ASSUMED },
  {
    key: "debounce",
    label: "Requests sent per keystroke",
    value: 0.5,
    unit: "requests per keystroke after debounce",
    source: ASSUMED,
  },
  { key: "peak", label: "Peak over average", value: 3, unit: "peak/avg", source: ASSUMED },
  {
    key: "hit",
    label: "Answered by client and edge caches",
    value: 0.6,
    unit: "client+edge cache hit ratio",
    source: ASSUMED,
  },
  {
    key: "terms",
    label: "Suggestions in the index",
    value: 50e6,
    unit: "suggestion strings after popularity cut",
    source: ASSUMED,
  },
  {
    key: "fst_bytes",
    label: "Size of one suggestion in the index",
    value: 40,
    unit: "B/string incl. weight and id",
    source: ASSUMED,
  },
  { key: "topk", label: "Suggestions in an answer", value: 8, unit: "suggestions", source: ASSUMED },
  { key: "sugg_bytes", label: "Size of one suggestion in an answer", value: 120, unit: "B", source: ASSUMED },
  { key: "locales", label: "Locales", value: 60, unit: "locales", source: ASSUMED },
  {
    key: "node_qps",
    label: "Requests that one node takes",
    value: 5000,
    unit: "req/s per node",
    source: ASSUMED,
  },
  {
    key: "typo",
    label: "Share of misspelled queries",
    value: 0.1,
    unit: "misspelled share",
    source: SOURCES.S21,
  },
  {
    key: "log_bytes",
    label: "Size of one log entry",
    value: 200,
    unit: "B per request log",
    source: ASSUMED,
  },
]
