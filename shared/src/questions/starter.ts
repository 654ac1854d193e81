/** The empty sections that every board starts with, in reading order (fact sheet 0.1), and the lanes of the largest. */
export const SECTIONS = [
  "Requirements",
  "Estimates",
  "API & data",
  "Architecture",
  "Deep dives",
  "Open questions & trade-offs",
] as const

export const LANES = ["Edge", "Online", "Streaming", "Batch & ML"] as const
