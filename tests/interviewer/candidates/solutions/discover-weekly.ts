import type { Solution } from "./solution.ts"

export const discoverWeekly: Solution = {
  questionId: "discover-weekly",
  questions: [
    "Do we make it for every registered user or just the active ones?",
    "What does discovery mean here, new songs or new artists?",
    "Which user signals are available to us, and how will we measure whether this is successful?",
    "When exactly on Monday does it have to be available?",
  ],
  scope:
    "Every active user gets a list of 30 tracks by local midnight on Monday, all of them new to that user, diverse, and licensed in their market. People with little history get a fallback list, and what they do with a list feeds the next one.",
  estimates: ["lists", "gen_rate", "ann_gb", "peak_rps"],
  numbers:
    "Scoring takes a few hundred cores, so the batch is cheap and I should worry about joins and shuffles. The whole catalogue's index fits on one host, so I replicate it and don't shard.",
  api: [
    "GET /users/{id}/discover-weekly -> 30 x {trackId, reason}",
    "POST /feedback {userId, trackId, action}",
    "WeeklyPlaylist: key userId + week, in a key-value store",
    "TasteVector: key userId; PlayEvent: userId and time",
  ],
  lookup: "The read looks up the weekly playlist by user id and week; taste vectors are read by user id.",
  forgets: ["scheduler", "service.fallback"],
  unsaid: [1, 2, 4],
  decisions:
    "We precompute every list before Monday, since it changes once a week and is read many times. Each list carries its model version, so a rollback only flips a pointer, and waves by time zone publish at local midnight.",
  summary:
    "A read is one lookup in the key-value store behind a cache, with no model on the way. Events go to the lake, and features and candidates are computed from it every day. Once a week about a thousand candidates per user are ranked, filtered by rules, loaded under a new version and flipped in waves. The riskiest part is the run, so last week's list is always there.",
  week: "I would build the logging of exposures with propensities first, because without it no offline number means much.",
  answers: {
    "probe:cores":
      "376 million users times a thousand candidates times 50 microseconds is about 217 cores over 24 hours. So a few hundred cores do, and the joins dominate.",
    "probe:scheduler":
      "A workflow scheduler starts it once the day's events are complete. Steps are idempotent, so a failed one is retried; if that doesn't help, somebody gets an alert and last week's list stays.",
    "probe:cold-start":
      "They get what is popular in their market, mixed with what they picked at onboarding. After thirty plays or so they are eligible and get a personal list the Monday after.",
    "probe:heard":
      "In the batch I do an anti-join of the candidates with the user's whole history. To keep that cheap there is a Bloom filter per user, and its error only costs us a track that was in fact new.",
    "probe:diversity":
      "After scoring there is a re-ranking step with a cap of two per artist. That gives up a bit of relevance for diversity, which I would measure.",
    "deep-dive:candidates":
      "I would blend several sources with quotas. For taste, which tracks share playlists, as a two-tower model; for new and long-tail tracks nobody has played, audio and text vectors. Negatives are implicit, so I sample them by popularity and treat a quick skip as a weak one.",
    "deep-dive:orchestration":
      "Users are partitioned by a hash, and each time zone is a wave, so a failure hits one slice. Steps are idempotent by week and cohort, write a new version and flip the pointer. A gate checks that the data is complete, and stragglers keep last week's list as a fallback.",
    "deep-dive:diversity":
      "Offline I would take recall at 30 on a split by time, but that rewards what people find anyway. So exposures are logged with propensities, and an A/B test on saves and retention decides. Against popularity bias I cap the head and keep some slots for exploration.",
    change:
      "A daily list for 290 million people is seven runs instead of one, so cost against the window comes first. I would compute candidates incrementally, only for who listened yesterday, and re-rank daily. Both cadences share one pipeline. I'd also ask whether a daily list still feels like discovery.",
  },
}
