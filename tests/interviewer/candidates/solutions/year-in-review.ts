import type { Solution } from "./solution.ts"

export const yearInReview: Solution = {
  questionId: "year-in-review",
  questions: [
    "How many users are we doing this for?",
    "How much traffic do we expect on launch day?",
    "When do we launch, and how accurate should the top lists be?",
    "Do private sessions count?",
  ],
  scope:
    "Each user gets statistics and about twelve stories, with percentiles within a cohort, localised text, cards to share and a playlist. There is a minimum to be eligible and a fallback below it, a preview for quality checks, and a fix or deletion for one user.",
  estimates: ["events", "scan_tb", "output_tb", "peak_rps"],
  numbers:
    "Reading the year once is 160 TB, and twelve times that if each story scans, so one groups by user once and derives stories from that. The output is 10 TB, so everything can be precomputed, and the peak is known beforehand.",
  api: [
    "GET /wrapped/{year} -> manifest {stories[], version, locale}",
    "POST /internal/wrapped/{year}/publish {version, cohortPct}",
    "StoryPayload: key userId + year; UserYearAgg: key userId",
    "UserDayRollup: key userId + day, bucketed by user",
  ],
  lookup: "The payload is looked up by user id and year; roll-ups are kept by user id and day.",
  forgets: ["scheduler", "monitoring"],
  unsaid: [1, 4, 5, 6, 8],
  decisions:
    "Everything is computed before the launch, and a read is one lookup of an immutable payload. Plays are written in buckets by user, so the year is shuffled once; story jobs are independent and can be run again.",
  summary:
    "A read is one lookup of a finished payload, with templates and pictures from the CDN. There are roll-ups every day, then the freeze, one aggregation by user, a job per story, localisation and a bulk load of versioned rows. Cohort quantiles come in a second pass. Before the launch we check samples, scale up, warm the caches, put synthetic load on it and turn on a flag by stages.",
  week: "I would rehearse the full second run, because the slack in the plan is only worth what was tried.",
  answers: {
    "probe:scan-per-story":
      "About 160 TB times twelve, nearly 2 PB. So I reduce by user once and derive the stories from that; the result is 10 TB and can be stored.",
    "probe:broken":
      "Samples are computed a second way, invariants have to hold, such as parts that add up, and we compare with last year. Employees get a look before the launch.",
    "probe:bug-before-launch":
      "Only what is wrong runs again: one story, or some days, since roll-ups keep the second run small. There is slack planned for it, and we know which story would be dropped.",
    "probe:wrong-minutes":
      "First a flag hides that story in that country. Rows carry a version, so the pointer goes back, and caches and phones have to learn of it too.",
    "probe:top-percent":
      "From quantile sketches for each cohort, in a second pass, so nobody sorts all users. At the tail there's an error, and small cohorts are left out.",
    "probe:synced-late":
      "There's a grace period before the freeze, and afterwards results stay as they are. That is a rule that we tell users.",
    "probe:joined-in-october":
      "There is a minimum for the review and for each story. Below it they get something general, the country's year, rather than an empty page.",
    "deep-dive:aggregation":
      "Reading once is 160 TB and twelve times if each story shuffles. So daily roll-ups, restated when a rule changes, in buckets by user and sorted, so that joins need no shuffle. Users with extreme counts go apart. Each story has its checkpoint and can be rerun.",
    "deep-dive:launch":
      "Payloads are finished and immutable, and static and locale parts are at the edge. We scale up and warm before, under synthetic load. Equal requests are collapsed, and clients fetch with jitter. There is an order of what is shed first, and a kill switch; regions go one after another and cards are drawn on the device.",
    "deep-dive:trust":
      "Each statistic has a written definition, samples are recomputed and parts must add up to the total. Private sessions, shared accounts and minors have rules. A deletion after the freeze still works. Text is grounded in facts, evaluated, and has templates to fall back on.",
    change:
      "That is about 830,000 requests a second at five calls, and a fifth of that with one. So payloads go to phones in the days before and are unlocked at the moment. One call per visit, collapsed, with jitter or a waiting room. Cards and generated text are shed first. And idle capacity against waves by country is a question of cost.",
  },
}
