import type { Solution } from "./solution.ts"

export const searchAutocomplete: Solution = {
  questionId: "search-autocomplete",
  questions: [
    "Do we complete queries or link to entities directly?",
    "What does highly responsive mean in milliseconds?",
    "What QPS should we expect at peak, and how many typos should we tolerate in a word?",
    "How quickly must a new release show up in suggestions?",
  ],
  scope:
    "Eight suggestions for any prefix within 100 ms, tolerant of typos, in many languages and scripts, filtered by market and explicit setting, lightly re-ranked for the person. What was shown and chosen is logged; the full results page is out.",
  estimates: ["req_day", "peak_qps", "origin_qps", "index_gb"],
  numbers:
    "The whole index fits in memory at 2 GB, so I replicate it in each region and don't shard by first letter. Caching short prefixes takes more than half of the load away.",
  api: [
    "GET /suggest?q=&locale=&market= -> 8 x {type, id, text}",
    "POST /suggest/click {sid, q, itemId, rank}",
    "SuggestTerm: key normalised text, in the index",
    "HotPrefix: key prefix + locale + market; UserRecents: key userId",
  ],
  lookup: "A hot prefix is looked up by prefix, locale and market; recents by user id.",
  forgets: ["cache.prefix", "service.spell"],
  unsaid: [3, 1, 6],
  decisions:
    "Each node of the FST keeps its top 8 prebuilt, so an exact prefix is a lookup. The daily build is immutable and versioned, with a delta index for new releases and a trending overlay on top.",
  summary:
    "Short prefixes end at the edge or in the prefix cache. Otherwise we normalise and look the exact prefix up in the FST with its prebuilt top k, and only when that is weak walk an automaton for typos. Types are blended and re-ranked lightly with the user's recents. Logs and catalogue give weights, and the new immutable index is loaded node by node, with trends over it.",
  week: "I would learn corrections from sessions where people retyped a query.",
  answers: {
    "probe:first-letter":
      "Prebuilt answers for short prefixes sit in a cache in memory and at the edge, keyed by prefix, locale and market. With a hit ratio of 60% less than half of the load gets behind it.",
    "probe:misspelled":
      "Beyoncé should come back. If the exact prefix is weak we do a fuzzy walk with a bound, rather than compare with every term, and popularity decides between two corrections.",
    "probe:stale-answers":
      "The client has a debounce of 80 ms and cancels the request in flight. An older answer is dropped when its prefix is not what stands in the box, by a sequence number.",
    "probe:slow-ranker":
      "Each step has a deadline. When the ranker misses its own we show the popular order without the personal part, so there is never nothing.",
    "deep-dive:structure":
      "I'd take an FST with the top k kept at the nodes, so no subtree is walked. Shared prefixes and suffixes compress it to about 40 bytes a string, 2 GB of memory in all. It is immutable, so a small delta index stands beside it, and a rebuild is checked and swapped in, with a way back. Matching inside a name needs extra entries.",
    "deep-dive:typos":
      "A Levenshtein automaton is walked together with the FST, with a distance that grows with length and none on very short prefixes. Candidates are scored by edit likelihood times popularity, like a noisy channel. It only runs when the exact prefix is weak, and with a cap on its time.",
    "deep-dive:freshness":
      "There is one shared cache for the head with a short TTL, and the personal part is a late re-rank. A trending overlay is on top of it. A takedown invalidates at once, hot prefixes have copies, and we serve stale while fetching anew.",
    change:
      "First the load: ten times the requests with only 20% answered by caches gives over 800,000 a second at the origin. So more prefixes at the edge, identical requests collapsed, limits per kind of device, and under stress the personal part goes first and then typos. The index stays, replicas grow.",
  },
}
