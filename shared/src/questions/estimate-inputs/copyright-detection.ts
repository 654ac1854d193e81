import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  {
    key: "eps_day",
    label: "Episodes uploaded a day",
    value: 72055,
    unit: "episodes/day (26.3M/365)",
    source: SOURCES.S15,
  },
  { key: "ep_min", label: "Median length of an episode", value: 37, unit: "min", source: SOURCES.S16 },
  {
    key: "peak",
    label: "Peak over average",
    value: 4,
    unit: "peak/avg (hourly and Monday spikes)",
    source: ASSUMED,
  },
  { key: "ref_tracks", label: "Reference tracks", value: 100e6, unit: "tracks", source: SOURCES.S3 },
  { key: "ref_sec", label: "Length of a reference track", value: 210, unit: "s/track", source: ASSUMED },
  {
    key: "hash_s",
    label: "Hashes stored for a second of audio",
    value: 10,
    unit: "stored hashes per audio second",
    source: ASSUMED,
  },
  {
    key: "post_bytes",
    label: "Size of one index posting",
    value: 8,
    unit: "B per posting (track id + offset)",
    source: ASSUMED,
  },
  {
    key: "fp_x",
    label: "Speed of fingerprinting",
    value: 100,
    unit: "times real time per core",
    source: ASSUMED,
  },
  { key: "ram_gb", label: "Memory of an index node", value: 256, unit: "GB/node", source: ASSUMED },
  { key: "sla_min", label: "Time to a decision", value: 10, unit: "min", source: ASSUMED },
  { key: "mb_ep", label: "Size of an episode", value: 35.5, unit: "MB at 128 kbit/s", source: SOURCES.S16 },
  {
    key: "match_frac",
    label: "Share of episodes with a match",
    value: 0.05,
    unit: "episodes with a match",
    source: ASSUMED,
  },
  {
    key: "review_frac",
    label: "Share of matches that need a person",
    value: 0.1,
    unit: "of matches ambiguous",
    source: ASSUMED,
  },
  {
    key: "reviews_pp",
    label: "Reviews one person does",
    value: 60,
    unit: "reviews/person/day",
    source: ASSUMED,
  },
  {
    key: "vec_bytes",
    label: "Size of a neural fingerprint",
    value: 64,
    unit: "B per 1 s neural fingerprint, compressed",
    source: ASSUMED,
  },
]
