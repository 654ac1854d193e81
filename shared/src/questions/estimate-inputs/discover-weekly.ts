import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, FROM_QUESTION, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "mau", label: "Monthly active users", value: 751e6, unit: "users", source: SOURCES.S1 },
  { key: "eligible_frac", label: "Share of them who get a list", value: 0.5, unit: "ratio", source: ASSUMED },
  { key: "tracks_per_list", label: "Tracks in a list", value: 30, unit: "tracks", source: FROM_QUESTION },
  {
    key: "cands_per_user",
    label: "Candidates scored for each user",
    value: 1000,
    unit: "candidates",
    source: ASSUMED,
  },
  {
    key: "score_us",
    label: "Time to score one candidate on one core",
    value: 50,
    unit: "core-microseconds per candidate",
    source: ASSUMED,
  },
  { key: "window_h", label: "Time to make all lists", value: 24, unit: "h", source: ASSUMED },
  {
    key: "publish_h",
    label: "Time to publish the biggest wave",
    value: 1,
    unit: "h per biggest time-zone wave",
    source: ASSUMED,
  },
  { key: "list_bytes", label: "Size of one list", value: 1000, unit: "B", source: ASSUMED },
  { key: "weeks_kept", label: "Weeks that lists are kept", value: 4, unit: "weeks", source: ASSUMED },
  { key: "catalog", label: "Tracks in the catalogue", value: 100e6, unit: "tracks", source: SOURCES.S3 },
  {
    key: "dim",
    label: "Size of a track's vector",
    value: 128,
    unit: "dims, 1 byte each (8-bit)",
    source: ASSUMED,
  },
  {
    key: "link_bytes",
    label: "Graph links of the vector index",
    value: 128,
    unit: "B graph links per item",
    source: ASSUMED,
  },
  {
    key: "open_frac",
    label: "Share of lists opened in their week",
    value: 0.25,
    unit: "lists opened in a week",
    source: ASSUMED,
  },
  {
    key: "peak_hour_share",
    label: "Share of the week's opens in the peak hour",
    value: 0.1,
    unit: "of weekly opens in Monday peak hour",
    source: ASSUMED,
  },
  {
    key: "node_writes",
    label: "Writes that one storage node takes",
    value: 14000,
    unit: "1 KB rows/s per SSD node",
    source: SOURCES.S44,
  },
]
