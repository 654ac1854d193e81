import type { EstimateSource } from "../../estimates/estimate.ts"

/** Said of every number that is not published: it holds for this exercise, and is no fact about any company. */
export const ASSUMED: EstimateSource = { kind: "assumption" }
export const FROM_QUESTION: EstimateSource = { kind: "question" }

/** The published ones, under the numbers of the fact sheet that the question bank was written from. */
export const SOURCES = {
  S1: source(
    "S1",
    "Spotify Q4 2025 update",
    "https://modeledge.ai/api/proxy/0001639920/0001140361-26-004482/ef20065075_ex99-1.htm",
  ),
  S1_S2: source(
    "S1, S2",
    "Spotify quarterly updates 2025",
    "https://www.sec.gov/Archives/edgar/data/1639920/000114036125040271/ef20057592_ex99-1.htm",
  ),
  S3: source("S3", "Spotify statistics 2025 (secondary)", "https://ourownbrand.co/spotify-statistics-2025"),
  S14: source("S14", "Spotify Podcast Dataset", "https://podcastsdataset.byspotify.com/"),
  S15: source(
    "S15",
    "Listen Notes 2025 totals, industry-wide",
    "https://www.insideaudiomarketing.com/post/number-of-active-podcasts-hits-all-time-high-in-2025",
  ),
  S16: source(
    "S16",
    "Podcast episode lengths, 2019",
    "https://rainnews.com/podcast-episodes-got-shorter-in-2019/",
  ),
  S21: source(
    "S21",
    "Misspelling rates in web search",
    "http://searchnews.org/2021/03/31/misspellings-in-google-search/",
  ),
  S29: source(
    "S29",
    "Spotify audio inventory for buyers (older)",
    "https://learn.microsoft.com/en-us/xandr/invest/buying-spotify-audio-inventory",
  ),
  S31: source(
    "S31",
    "Pandora's ad-load experiment",
    "https://qz.com/1261831/pandora-tested-listeners-tolerance-for-advertisements-by-experimenting-on-35-million-users",
  ),
  S36: source("S36", "Spotify Jam", "https://9to5google.com/2023/09/26/spotify-jam-music-queue/"),
  S43: source(
    "S43",
    "Wrapped rules 2025",
    "https://origonews.com/entertainment/unwrapping-spotify-wrapped-how-the-music-streamer-put-together-your-2025-recap-8462.html",
  ),
  S43b: source(
    "S43b",
    "Spotify Wrapped 2025, top artist (AP)",
    "https://www.bastillepost.com/global/article/5426068-spotify-wrapped-2025-is-here-and-bad-bunny-has-dethroned-taylor-swift-as-most-streamed-artist",
  ),
  S43c: source(
    "S43c",
    "Wrapped 2025, first 24 hours",
    "https://www.ibtimes.co.uk/record-breaking-spotify-wrapped-2025-sees-200m-engage-500m-shares-day-1760640",
  ),
  S43e: source(
    "S43e",
    "Inside the Wrapped Archive 2025",
    "https://srivax.com/inside-the-archive-the-tech-behind-your-2025-wrapped-highlights",
  ),
  S44: source("S44", "Bigtable performance", "https://cloud.google.com/bigtable/docs/performance"),
} as const

function source(id: string, title: string, url: string): EstimateSource {
  return { kind: "source", id, title, url }
}
