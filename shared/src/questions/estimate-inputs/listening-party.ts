import type { EstimateInput } from "../../estimates/estimate.ts"
import { ASSUMED, SOURCES } from "./sources.ts"

export const inputs: readonly EstimateInput[] = [
  { key: "dau", label: "Daily active users", value: 375.5e6, unit: "users", source: ASSUMED },
  {
    key: "party_frac",
    label: "Share of them in a party each day",
    value: 0.01,
    unit: "of DAU",
    source: ASSUMED,
  },
  { key: "size", label: "People in a party", value: 4, unit: "people/party", source: ASSUMED },
  {
    key: "online",
    label: "Share of the day's people online at peak",
    value: 0.15,
    unit: "of daily participants at peak",
    source: ASSUMED,
  },
  {
    key: "conns",
    label: "Connections of one gateway",
    value: 50000,
    unit: "connections/gateway node",
    source: ASSUMED,
  },
  { key: "act_min", label: "Actions of a person", value: 0.5, unit: "actions/user/min", source: ASSUMED },
  { key: "hb_s", label: "Time between heartbeats", value: 15, unit: "heartbeat period s", source: ASSUMED },
  { key: "track_s", label: "Length of a track", value: 210, unit: "s/track", source: ASSUMED },
  {
    key: "cands",
    label: "Candidates taken from each member",
    value: 200,
    unit: "candidates per member",
    source: ASSUMED,
  },
  {
    key: "state_b",
    label: "State of one party",
    value: 5248,
    unit: "B/party (50 queue items x 64 + 4 x 256 + 1024)",
    source: ASSUMED,
  },
  {
    key: "ppm",
    label: "Drift of a phone's clock",
    value: 50,
    unit: "clock drift parts per million",
    source: ASSUMED,
  },
  {
    key: "tol_ms",
    label: "Drift allowed between two resyncs",
    value: 50,
    unit: "ms allowed drift between resyncs",
    source: ASSUMED,
  },
  { key: "max_size", label: "Largest party", value: 32, unit: "people", source: SOURCES.S36 },
]
