import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "ad_mau", label: "Monthly users of the free tier", value: 476e6, unit: "users", source: SOURCES.S1 },
  { key: "dau_ratio", label: "Daily of monthly users", value: 0.4, unit: "ratio", source: ASSUMED },
  { key: "hours", label: "Listening of a user a day", value: 1, unit: "listening h/DAU", source: ASSUMED },
  { key: "load", label: "Ads in an hour", value: 4, unit: "ads/h (one per 15 min)", source: SOURCES.S29 },
  { key: "peak", label: "Peak over average", value: 2.5, unit: "peak/avg", source: ASSUMED },
  {
    key: "cands",
    label: "Ads scored for a slot",
    value: 300,
    unit: "ads scored per slot after targeting",
    source: ASSUMED,
  },
  {
    key: "events_ad",
    label: "Events of one ad",
    value: 6,
    unit: "start, quartiles, complete, click",
    source: ASSUMED,
  },
  { key: "fill", label: "Share of slots that are filled", value: 0.7, unit: "filled share", source: ASSUMED },
  {
    key: "ad_rev",
    label: "Advertising revenue of a year",
    value: 1836e6,
    unit: "EUR/yr 2025 (419+453+446+518)",
    source: SOURCES.S1_S2,
  },
  {
    key: "prem_rev",
    label: "Premium revenue of a year",
    value: 15350e6,
    unit: "EUR/yr 2025 (3771+3740+3826+4013)",
    source: SOURCES.S1_S2,
  },
  { key: "subs", label: "Premium subscribers", value: 290e6, unit: "subscribers", source: SOURCES.S1 },
  {
    key: "elast",
    label: "Listening lost to one more ad an hour",
    value: 0.02,
    unit: "share of hours lost per +1 ad/h",
    source: SOURCES.S31,
  },
  {
    key: "cap_pairs",
    label: "Frequency counters of a user",
    value: 20,
    unit: "active user-campaign counters per user",
    source: ASSUMED,
  },
  { key: "cap_bytes", label: "Size of one counter", value: 12, unit: "B", source: ASSUMED },
]
