import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "mau", label: "Monthly active users", value: 751e6, unit: "users", source: SOURCES.S1 },
  { key: "dau_ratio", label: "Daily of monthly users", value: 0.5, unit: "ratio", source: ASSUMED },
  {
    key: "shelf_req",
    label: "Shelf requests of a user a day",
    value: 4,
    unit: "shelf requests/DAU/day",
    source: ASSUMED,
  },
  { key: "peak", label: "Peak over average", value: 3, unit: "peak/avg", source: ASSUMED },
  {
    key: "cands",
    label: "Candidates ranked for a request",
    value: 500,
    unit: "candidates per request",
    source: ASSUMED,
  },
  {
    key: "scores_per_server",
    label: "Scores of one ranking server",
    value: 200e3,
    unit: "scores/s/server",
    source: ASSUMED,
  },
  {
    key: "eps_year",
    label: "Episodes published in a year",
    value: 26.3e6,
    unit: "episodes/yr, industry",
    source: SOURCES.S15,
  },
  { key: "ep_min", label: "Median length of an episode", value: 37, unit: "min", source: SOURCES.S16 },
  {
    key: "words",
    label: "Words in an episode",
    value: 6000,
    unit: "words/episode (600M words / 100k episodes)",
    source: SOURCES.S14,
  },
  { key: "chunk_words", label: "Words in a chunk", value: 300, unit: "words/chunk", source: ASSUMED },
  {
    key: "asr_x",
    label: "Speed of transcription",
    value: 50,
    unit: "times real time per GPU",
    source: ASSUMED,
  },
  {
    key: "index_eps",
    label: "Episodes in the index",
    value: 30e6,
    unit: "episodes kept in index",
    source: ASSUMED,
  },
  { key: "dim_bytes", label: "Size of one vector", value: 1536, unit: "B (768 dims, fp16)", source: ASSUMED },
]
