import type { Solution } from "./solution.ts"

export const podcastRecommendations: Solution = {
  questionId: "podcast-recommendations",
  questions: [
    "Do we recommend whole shows or single episodes?",
    "Do we care about short term engagement or long term retention?",
    "How large is the podcast catalog, and how fresh do the recommendations have to be?",
    "Which languages do we need to support?",
  ],
  scope:
    "Personalised shows to start and episodes to play, on a shelf on home, with new episodes of shows one follows and half-finished ones first. It covers cold start for users and shows, gives a reason with each item and filters what is unsafe.",
  estimates: ["eps_day", "asr_hours", "asr_gpus", "ep_index_gb"],
  numbers:
    "New episodes come at less than one a second, so it is about compute rather than throughput, and a few dozen GPUs can transcribe what is new. One vector an episode fits in memory, so vectors of chunks are not needed for home.",
  api: [
    "GET /podcasts/recommendations?surface=home -> {showId, episodeId, reason}",
    "POST /podcasts/feedback {episodeId, event, positionMs}",
    "Episode: key episodeId; ListenProgress: key userId + episodeId",
    "UserState: key userId, in the feature store",
  ],
  lookup: "The shelf reads user state by user id, and progress by user id and episode id.",
  forgets: ["nosql.progress", "experimentation"],
  unsaid: [5, 6, 7, 13],
  decisions:
    "We optimise a habit over 60 days and train on early outcomes that predict it until the label is in. Candidates come from followed shows, similar text, music taste and an exploration slot, and a skip inside an episode is no dislike.",
  summary:
    "Reading begins with what to resume, then candidates from follows, similar content, music taste and exploration, filters, a multi-task ranker and rules for the shelf. A published episode becomes transcript, topics, language and one vector within 30 minutes. Impressions are joined with outcomes as they arrive, up to the habit after 60 days.",
  week: "I would check which early outcome really predicts the habit, on last year's data.",
  answers: {
    "probe:resume":
      "Resuming beats recommending, so it is the first thing on the shelf. I need a store for progress by user and episode, shared across devices.",
    "probe:experimentation":
      "A long holdout tells us about the habit, and for the daily decision I use an early proxy that was validated against it.",
    "probe:expiry":
      "No. News expires after a day; serial shows go in order and evergreen episodes can come at any time, so expiry depends on the kind of show.",
    "probe:languages":
      "I learn languages from what they listen to rather than from the locale, and filter hard on both. The embeddings have to work across languages for the rest.",
    "deep-dive:objective":
      "The reward is delayed by two months, so I would combine short-term proxies, say completion and return within a week, with partial outcomes as they arrive, a bandit of sorts. Guardrails on hides keep us from what only looks good early. The habit is attributed to the impression that started it.",
    "deep-dive:content":
      "Metadata is enough for most old episodes and is there at once. A transcript costs money per hour of audio and has errors, badly so in some languages, so I spend it on new and popular ones. Chunks are pooled into one vector an episode, and topics and entities become tags.",
    "deep-dive:cold-start":
      "A new listener starts from music taste, which has a bias towards what music fans like. A new show gets a budget of impressions. Serial, evergreen and news shows are treated differently, and re-uploads are found by their audio.",
    change:
      "I would index title, description and the show's history at once and replace the vector when the transcript comes. Follows and recency carry news meanwhile. What is unchecked goes to followers only, for safety, and there is an alarm on the age of the index.",
  },
}
