/** What a store tells /metrics. Counts are since it was opened. */
export interface StoreStats {
  /** Transactions that were committed; the writes of one turn of the event loop share one. */
  readonly commits: number
  /** Transactions that the disk refused; all their writes were rejected. */
  readonly failedCommits: number
  /** Log rows that were committed. */
  readonly rows: number
  /** How long the last commit took, from its first statement until it was durable; 0 before the first. */
  readonly lastCommitSeconds: number
}
