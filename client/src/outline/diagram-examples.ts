/** Ways of writing a diagram, for somebody who has seen none. */
export const DIAGRAM_EXAMPLES = [
  { text: "app -> api gateway: login", says: "what travels" },
  { text: "api => kafka", says: "nobody waits: async" },
  { text: "kafka ..> s3, warehouse", says: "in batches, to two" },
  { text: "sessions (cache)", says: "a component of this kind" },
] as const
