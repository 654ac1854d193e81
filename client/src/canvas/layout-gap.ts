/** Canvas pixels between neighbours: enough across for an arrow, enough below for a glance. */
export const GAP = { x: 60, y: 20 } as const
