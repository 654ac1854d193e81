import type { Solution } from "./solution.ts"

export const adTargeting: Solution = {
  questionId: "ad-targeting",
  questions: [
    "How many users are on the free tier?",
    "What's the success metric, and how do we trade off revenue against churn?",
    "What is the latency requirement for the ad decision?",
    "Are there privacy regulations we must follow?",
  ],
  scope:
    "For each slot the eligible ads are ranked by value and an auction sets the price, with pacing of budgets and frequency caps. The ad load adapts to the listener, and offers of Premium compete as house ads. Reporting and billing are in, video is out.",
  estimates: ["slots_day", "peak_qps", "scores_s", "rev_free"],
  numbers:
    "A subscriber is worth about 14 free listeners, so conversion and churn dominate the objective. At 22,000 decisions a second budgets cannot be locked for each request, and a light first pass has to come before the heavy model.",
  api: [
    "POST /ad-decision {userRef, slot, context} -> {adId, trackingToken}",
    "POST /ad-events {token, event, ts}, idempotent",
    "CapCounter: key userId + campaignId; BudgetState: key campaignId",
    "UserAdProfile: key userId, in the feature store",
  ],
  lookup: "The decision reads the profile by user id and the cap counters by user and campaign id.",
  forgets: ["experimentation", "stream_processor.pacing"],
  unsaid: [2, 3, 4, 6],
  decisions:
    "The value of an ad is its bid times a calibrated probability minus a churn cost that comes from lifetime value. The ad load is a policy of its own, and consent is read at every decision.",
  summary:
    "Is an ad due at all, which are eligible and under their caps, score them, let the auction choose, and answer with a creative and signed tokens. Events move spend and counters within seconds, and a campaign that runs ahead of its forecast is throttled. Completions, conversions and churn labels train calibrated models. Ad load is randomised in long holdouts.",
  week: "I would look at the uplift of the ad load by segment, since one load for all is surely wrong.",
  answers: {
    "probe:subscriber-value":
      "53 euros against about 4 a year, so about 14 free listeners. A small shift in conversion or churn outweighs the ad revenue.",
    "probe:long-experiment":
      "I randomise the ad load per listener and keep holdouts with fewer ads for more than a year, because a short reading understates the loss. I look at hours, churn and conversion besides revenue.",
    "probe:gone-at-nine":
      "Nothing compared the spend with a forecast of the day's traffic. I'd add a pacing job on the event stream that turns that into a throttle probability, rather than a hard stop, and account for the lag of the counter.",
    "probe:sold-next-year":
      "I keep a long holdout with fewer ads, and churn has a cost inside the objective. Early signs are hours and sessions cut short after a break.",
    "probe:twice-too-high":
      "New ads win too often, so other advertisers and listeners lose, and where the price follows the prediction the advertiser overpays. I'd calibrate by age of the ad and watch that.",
    "probe:bidders-late":
      "Each bidder has a deadline, and the auction runs without the late one. Then the best own ad wins, and last a house ad, so there is no silence.",
    "probe:new-campaign":
      "It starts with a prior from its category and advertiser, and gets a bounded share of slots for exploration, with logged propensities.",
    "deep-dive:objective":
      "I would maximise revenue minus lambda times churn cost, one formula in euros. The marginal churn of an ad comes from randomised holdouts, as uplift and not correlation, since observational estimates can even have the wrong sign. The load differs by segment, and holdouts run for more than a year.",
    "deep-dive:calibration":
      "There are few clicks in audio, so I predict completion and conversion. Conversions arrive days late, so labels are corrected for the delay. The price is value times probability, so calibration matters, also after sampled negatives. New campaigns need exploration.",
    "deep-dive:pacing":
      "Budget is leased to servers in small parts. Spend comes from the stream and goes back as a throttle probability. The overdelivery has a bound that follows from lag and rate. Events count once, and when state is missing a house ad plays.",
    change:
      "We know the slot one track ahead, so bidders are asked early. There is one deadline for all, and the auction runs with the bids that are there. Slow bidders get a circuit breaker and fewer requests. Otherwise our own demand or a house ad plays, within pacing. And consent decides what may be sent outside.",
  },
}
