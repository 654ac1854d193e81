import type { Solution } from "./solution.ts"

export const copyrightDetection: Solution = {
  questionId: "copyright-detection",
  questions: [
    "Is it only music, or also spoken content?",
    "What is the volume of uploads?",
    "Can an episode go live while we are still checking, or how quick does the detection have to be?",
    "Are false positives worse than false negatives?",
  ],
  scope:
    "Every upload gets a fingerprint that is matched with the references, with evidence by segment. A policy decides, the creator gets a notice and can dispute, and when references are added we scan again. Covers and spoken text are out.",
  estimates: ["eps_s_peak", "audio_s_peak", "lookups_s", "ref_tb"],
  numbers:
    "There are few messages but a heavy payload, so audio seconds are the real unit of work. The references take 1.7 TB, so the index has to be sharded, in memory or on SSD.",
  api: [
    "POST /episodes -> upload session",
    "GET /episodes/{id}/copyright -> status, matches[]",
    "Match: key episodeId + trackId + startMs; FingerprintPosting: key hash",
    "Policy: key rightsholderId + trackId + territory",
  ],
  lookup: "Postings are looked up by hash, and a match by episode and track.",
  forgets: ["human_review", "batch_processor.rescan"],
  unsaid: [1, 6, 7, 9],
  decisions:
    "We publish first and restrict on a match, so an upload never waits for a scan. Landmark hashes survive noise and speech and give offsets as evidence, and a neural fingerprint catches changes of pitch and tempo.",
  summary:
    "The upload ends when audio and event are safe, and the scan comes after. Chunks are fingerprinted, their hashes looked up in a sharded index, and tracks whose offsets line up are kept and merged. A policy decides by territory; people decide the grey zone and appeals, and thresholds learn from them.",
  week: "I would measure recall on a sample that people listened to from beginning to end.",
  answers: {
    "probe:queue-alarm":
      "Arrival rate times the deadline: 3.3 a second times 600 seconds is about 2,000. I would put the alarm there.",
    "probe:unsure":
      "Between two thresholds it is a grey zone, and people decide with the evidence in front of them. The episode stays up meanwhile. From the estimate that is about seven reviewers.",
    "probe:new-references":
      "Fingerprints of old episodes are kept, so nothing is decoded again. A job matches the new references against old episodes, at lower priority than new uploads.",
    "probe:long-episode":
      "It is cut into chunks that are scanned in parallel, with an overlap of five seconds, the shortest clip. Matches of neighbouring chunks are joined afterwards.",
    "probe:false-block":
      "It costs a creator an audience and us their trust, so I weigh the cost of each error rather than accuracy. There are two thresholds with people in between, calibrated on decisions that we sample.",
    "probe:dead-worker":
      "The message is acknowledged only after the write, so it comes again, at least once. The result has a key of episode, chunk and version, so doing it twice does no harm, and what always fails goes to dead letters.",
    "deep-dive:fingerprint":
      "An exact hash only finds re-uploads. Landmark hashes are robust to noise and give evidence with offsets, but break when pitch or tempo moves. For that I'd have a neural embedding with nearest neighbours and a check in time. Cheap first, as a cascade, since neural costs more and gives more false positives.",
    "deep-dive:near-real-time":
      "Chunks run in parallel, with an overlap. Work is idempotent by episode, chunk and algorithm version, delivered at least once and deduplicated. The queue gives backpressure, large audiences have priority, and dead letters are looked at. The index is sharded by hash with replicas.",
    "deep-dive:decision":
      "Each kind of error gets a cost, and thresholds are set on length and score. Licensed uses are on a list by territory. People sample decisions so that scores stay calibrated, and I watch how many appeals succeed. And I expect edits meant to evade.",
    change:
      "Cores and lookups times ten are affordable, and the index does not grow, only its replicas. Review breaks first: from 7 people to about 60. So a higher threshold for acting alone, priority by audience, and re-uploads found by hash before any scan. Each source gets a quota so one can't starve the others.",
  },
}
