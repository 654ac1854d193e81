import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, FROM_QUESTION, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "streams_day", label: "Streams a day", value: 5e9, unit: "streams/day", source: ASSUMED },
  { key: "peak", label: "Peak over average", value: 2, unit: "peak/avg", source: ASSUMED },
  { key: "ev_bytes", label: "Size of one event", value: 300, unit: "B", source: ASSUMED },
  { key: "countries", label: "Markets", value: 184, unit: "markets", source: SOURCES.S3 },
  {
    key: "active_art",
    label: "Artists played in a country in a week",
    value: 300e3,
    unit: "artists with plays per country-week",
    source: ASSUMED,
  },
  { key: "ctr_bytes", label: "Size of one counter", value: 64, unit: "B/counter", source: ASSUMED },
  {
    key: "credits",
    label: "Artists credited for a stream",
    value: 1.4,
    unit: "credited artists/stream",
    source: ASSUMED,
  },
  {
    key: "late",
    label: "Share of streams that arrive late",
    value: 0.02,
    unit: "late share",
    source: ASSUMED,
  },
  { key: "topn", label: "Rows of a chart", value: 50, unit: "rows", source: FROM_QUESTION },
  {
    key: "top_art_year",
    label: "Streams of the top artist in a year",
    value: 19.8e9,
    unit: "streams of 2025's top artist",
    source: SOURCES.S43b,
  },
  {
    key: "spike",
    label: "Release week over an average week",
    value: 5,
    unit: "release-week multiplier",
    source: ASSUMED,
  },
  { key: "views_day", label: "Chart views a day", value: 30e6, unit: "chart views/day", source: ASSUMED },
  { key: "row_bytes", label: "Size of one row", value: 200, unit: "B", source: ASSUMED },
]
