import type { Solution } from "./solution.ts"

export const weeklyCharts: Solution = {
  questionId: "weekly-charts",
  questions: [
    "When does a chart week start and end?",
    "What counts as a play, and do we need to filter bots?",
    "Do the counts have to be exact or is an approximation fine?",
    "How do we treat late arriving events?",
  ],
  scope:
    "A weekly Top 50 of artists for the world and for each country, exact, with movement and streak from last week and the history of charts. A live preview during the week may be approximate, and a published chart can be restated with an audit trail.",
  estimates: ["eps", "raw_week_tb", "updates_s", "rows_year"],
  numbers:
    "Raw events are 10 TB a week, cheap to keep and to count again exactly. 162,000 updates a second are too many for a row in a database each, so I aggregate before the store. The result itself is tiny.",
  api: [
    "GET /charts/artists/weekly?country=&week= -> 50 rows, version",
    "POST /internal/charts/{week}/finalize, idempotent",
    "ChartRow: key country + week + version + rank",
    "StreamEvent: key eventId; Counter: key country + week + artistId",
  ],
  lookup: "A chart row is looked up by country, week and version; counters by country, week and artist.",
  forgets: ["scheduler", "service.fraud"],
  unsaid: [3, 5, 7, 8],
  decisions:
    "A chart is a pure function of frozen input. The final is an exact batch over raw events and the stream only feeds the preview; weeks are in UTC and event time decides.",
  summary:
    "A chart is a static file from the edge, history comes from the table. Plays are deduplicated by eventId and counted by event time for the preview. After watermark and grace an exact batch counts with verdicts and credits: a Top 50 per country, the global one from the sum, movement and streak from last week. Preview and final are compared every week.",
  week: "I would automate the comparison of preview and final, to find bugs before Friday.",
  answers: {
    "probe:sketch":
      "184 countries times 300,000 artists times 64 bytes is 3.5 GB, so exact counters fit into memory. At a hundred times that I would look at a sketch.",
    "probe:freeze":
      "Not the clock alone: a scheduler starts the final when a completeness check passes for each country. If one is incomplete at the deadline, a rule says whether we wait or publish without it, and somebody decides. Steps can be run again.",
    "probe:late-play":
      "The time of the play decides, so it belongs to that week if it arrives before the freeze, in the grace period. After it, the play waits aside for the next restatement. I would not trust a phone's clock blindly.",
    "probe:global-from-countries":
      "No. An artist who is 51st everywhere may be first overall. I sum all counts over the countries and then rank, which by the estimate is affordable.",
    "probe:loops":
      "There is a cap per user and day, and fraud verdicts are joined before the final. If a verdict comes after publishing we make a restatement. Being wrong about a real fan costs trust too.",
    "probe:superstar":
      "That key is combined locally before the shuffle, then salted and summed in a second step, so that other keys are not slowed down.",
    "deep-dive:stream-or-batch":
      "The preview may be approximate, and the final is exact from raw events, with one shared definition of the count. A metric compares preview and final. A weekly chart may need no streaming at all, and leaving it out would save a lot.",
    "deep-dive:top-k":
      "Merging short lists can be wrong: somebody ranked 51st in every country can be the first in the world. Exact counts are feasible, 3.5 GB by the arithmetic. Space-Saving or Count-Min pay off at a hundred times that, and they overcount. Ties need a rule, and hot keys are salted and summed in two steps.",
    "deep-dive:integrity":
      "Event time counts, with a rule for the freeze. Each event counts once, however often it is sent, by its id. There are caps per user and day, and verdicts that come later. Charts are versioned with an audit trail, and a backfill is the same job with other input.",
    change:
      "Days that are complete are counted ahead, so only the last hours stay open. Complete countries go out first, and global waits or is marked provisional. Completeness is checked for each source, in place of one watermark. And I would ask for a later deadline and say what it buys.",
  },
}
