import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "streams_day", label: "Streams a day", value: 5e9, unit: "streams/day", source: ASSUMED },
  { key: "days", label: "Days that count", value: 319, unit: "days, 1 Jan - 15 Nov", source: SOURCES.S43 },
  { key: "ev_bytes", label: "Size of one event", value: 100, unit: "B columnar compressed", source: ASSUMED },
  { key: "mau", label: "Monthly active users", value: 751e6, unit: "users", source: SOURCES.S1 },
  { key: "eligible", label: "Users who get a review", value: 500e6, unit: "users", source: ASSUMED },
  { key: "stories", label: "Stories in a review", value: 12, unit: "stories", source: ASSUMED },
  { key: "payload", label: "Size of one user's review", value: 20000, unit: "B per user", source: ASSUMED },
  {
    key: "load_days",
    label: "Time to load all reviews",
    value: 4,
    unit: "days to bulk load",
    source: ASSUMED,
  },
  {
    key: "day1",
    label: "Users in the first 24 hours",
    value: 200e6,
    unit: "users in first 24 h",
    source: SOURCES.S43c,
  },
  {
    key: "peak_share",
    label: "Share of them in the peak hour",
    value: 0.1,
    unit: "of day-1 users in peak hour",
    source: ASSUMED,
  },
  { key: "calls", label: "API calls of a visit", value: 5, unit: "API calls per visit", source: ASSUMED },
  {
    key: "shares1",
    label: "Shares in the first 24 hours",
    value: 500e6,
    unit: "shares in 24 h",
    source: SOURCES.S43c,
  },
  { key: "card", label: "Size of a share image", value: 300e3, unit: "B per share image", source: ASSUMED },
  { key: "llm_reports", label: "Generated reports", value: 1.4e9, unit: "reports", source: SOURCES.S43e },
  { key: "llm_days", label: "Time to generate them", value: 4, unit: "days", source: SOURCES.S43e },
]
