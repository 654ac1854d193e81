/**
 * Good answers in words that are not the keys': to see how much of what is meant is heard. By question and probe,
 * written without looking at what the probe listens for. Every second one was used while the listening was tuned.
 */
export const INDEPENDENT_ANSWERS: readonly (readonly [
  questionId: string,
  probeId: string,
  answer: string,
])[] = [
  [
    "discover-weekly",
    "heard",
    "I subtract every song the person ever streamed from the candidates, with a compact per-user Bloom filter so we don't scan ten years.",
  ],
  [
    "discover-weekly",
    "scheduler",
    "Airflow triggers the DAG, each task can be retried safely, and the on-call gets paged if Monday is at risk.",
  ],
  [
    "discover-weekly",
    "cold-start",
    "We fall back to what's popular in their country until we have enough listening history.",
  ],
  [
    "discover-weekly",
    "rollback",
    "Every playlist is written with a version, so I point the service back to last week's version for those countries.",
  ],
  [
    "discover-weekly",
    "monday-morning",
    "It's a key-value read of a precomputed list, mostly served by Redis in front, so a few thousand requests per second is fine.",
  ],
  [
    "discover-weekly",
    "diversity",
    "A re-ranker limits songs per artist, even if we lose a bit of predicted relevance.",
  ],
  [
    "podcast-recommendations",
    "resume",
    "We store the playback position per user and episode and put continue-listening first.",
  ],
  [
    "podcast-recommendations",
    "expiry",
    "No, news loses its value after a day, so we decay or drop it, unlike a true crime series.",
  ],
  [
    "podcast-recommendations",
    "new-show",
    "We explore: a small share of impressions goes to new shows, and we use their description embeddings to find listeners.",
  ],
  [
    "podcast-recommendations",
    "late-label",
    "I'd use early signals like finishing the episode or coming back next week that correlate with the long term outcome.",
  ],
  [
    "search-autocomplete",
    "first-letter",
    "One-letter prefixes are precomputed and cached at the CDN, so they never hit our servers.",
  ],
  [
    "search-autocomplete",
    "stale-answers",
    "The client debounces and cancels in-flight requests, and ignores responses that don't match the current text.",
  ],
  [
    "search-autocomplete",
    "slow-ranker",
    "We give it 10 ms, and if it times out we return the results sorted by global popularity.",
  ],
  [
    "search-autocomplete",
    "shard",
    "No, because 's' gets far more traffic than 'x'; since the index is small I'd replicate it everywhere.",
  ],
  [
    "copyright-detection",
    "spike",
    "Uploads go through Kafka, so the backlog grows and the workers autoscale; popular shows go first.",
  ],
  [
    "copyright-detection",
    "unsure",
    "Anything in the middle goes to a human moderator who sees the matching segments.",
  ],
  [
    "copyright-detection",
    "long-episode",
    "Split it in 30 second pieces that overlap a bit and process them in parallel, then merge.",
  ],
  [
    "copyright-detection",
    "dead-worker",
    "The message isn't acked until the result is written, so another worker redoes it, and writes are idempotent by chunk id.",
  ],
  [
    "ad-targeting",
    "five-times",
    "A frequency cap counter per user and campaign in Redis, checked before the auction.",
  ],
  [
    "ad-targeting",
    "bidders-late",
    "We cut them off at 150 ms and play our own best ad, or a house ad if there's nothing.",
  ],
  [
    "ad-targeting",
    "gone-at-nine",
    "There's no pacing: spend should follow the forecast traffic curve, with a probability to skip auctions when it is ahead.",
  ],
  [
    "ad-targeting",
    "new-campaign",
    "Start from the average of similar advertisers and reserve some traffic to explore it.",
  ],
  [
    "listening-party",
    "learn-of-item",
    "Over a WebSocket the server pushes the change; polling every second would be half a million requests.",
  ],
  [
    "listening-party",
    "both-first",
    "The session server applies them one after another, so one wins the slot and the other is moved down; clients show it optimistically and then correct.",
  ],
  [
    "listening-party",
    "tunnel",
    "When they reconnect we send the current snapshot plus missed operations since the last version they had.",
  ],
  [
    "listening-party",
    "what-plays-when",
    "We send a start timestamp slightly in the future, and each phone corrects for its clock offset to the server.",
  ],
  [
    "weekly-charts",
    "rebuild",
    "Raw events are immutable in S3, so I rerun the batch job for those two days and publish a corrected version.",
  ],
  [
    "weekly-charts",
    "late-play",
    "By event time it belongs to last week, but if we've already frozen it, it goes into a correction later.",
  ],
  ["weekly-charts", "sent-twice", "Each event has a unique id, and we drop duplicates when we aggregate."],
  [
    "weekly-charts",
    "loops",
    "We cap plays per user per day and run a fraud model whose results are applied before publishing.",
  ],
  [
    "year-in-review",
    "first-hour",
    "Static assets come from the CDN and the precomputed payloads from a warmed cache, scaled up beforehand.",
  ],
  [
    "year-in-review",
    "top-percent",
    "Approximate quantiles with a t-digest per country, then look up where the user's minutes fall.",
  ],
  [
    "year-in-review",
    "wrong-minutes",
    "Flip a feature flag to hide that card in the country, and roll back to the previous version of the data.",
  ],
  [
    "year-in-review",
    "bug-before-launch",
    "Because we have daily aggregates, only the affected days or that one story has to be recomputed.",
  ],
]
