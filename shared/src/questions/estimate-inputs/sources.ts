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
  S2: source(
    "S2",
    "Spotify Q1 and Q3 2025 updates",
    "https://www.sec.gov/Archives/edgar/data/1639920/000114036125016186/ef20047937_ex99-1.htm",
  ),
  S4: source(
    "S4",
    "Data platform part II",
    "https://engineering.atspotify.com/2024/05/data-platform-explained-part-ii",
  ),
  S5: source(
    "S5",
    "Voyager",
    "https://engineering.atspotify.com/2023/10/introducing-voyager-spotifys-new-nearest-neighbor-search-library",
  ),
  S6: source(
    "S6",
    "Discover Weekly at 10",
    "https://pc-tablet.com/discover-weekly-at-10-celebrating-over-100-billion-streams-and-a-decade-of-personalized-playlists/183696",
  ),
  S7: source(
    "S7",
    '2015 slides "From Idea to Execution"',
    "https://de.slideshare.net/MrChrisJohnson/from-idea-to-execution-spotifys-discover-weekly",
  ),
  S8: source(
    "S8",
    "2016 usage",
    "https://musically.com/2016/05/25/spotify-discover-weekly-playlists-5bn-tracks/",
  ),
  S9: source(
    "S9",
    "Luminate 2025",
    "https://www.musicbusinessworldwide.com/half-of-all-paid-music-streams-globally-derive-from-just-4-countries-and-other-highlights-from-luminates-latest-report",
  ),
  S10: source(
    "S10",
    "Cold-start podcasts from music (SIGIR 2020)",
    "https://doi.org/10.1145/3397271.3401101",
  ),
  S11: source(
    "S11",
    "Trajectory-based podcast recommendation",
    "https://ar5iv.labs.arxiv.org/html/2009.03859",
  ),
  S12: source("S12", "Long-term podcast RL", "https://arxiv.org/html/2302.03561v3"),
  S13: source(
    "S13",
    "Goal-oriented podcasts",
    "https://research.atspotify.com/2023/03/exploring-goal-oriented-podcast-recommendations/",
  ),
  S17: source(
    "S17",
    "Natural-language podcast search",
    "https://engineering.atspotify.com/2022/03/introducing-natural-language-search-for-podcast-episodes/",
  ),
  S18: source(
    "S18",
    "Instant search and query suggestions",
    "https://research.atspotify.com/publications/bootstrapping-query-suggestions-in-spotifys-instant-search-system/",
  ),
  S20: source("S20", "Typeahead", "https://engineering.fb.com/web/the-life-of-a-typeahead-query"),
  S22: source("S22", "FST suggester", "https://elastic.co/blog/you-complete-me"),
  S23: source(
    "S23",
    "Spotify search talk",
    "https://turingfest.com/videos/jonny-brooks-bartlett-hello-is-it-me-youre-looking-for-improving-spotify-search/",
  ),
  S24: source(
    "S24",
    "Spotify copyright pages for podcasters",
    "https://podcasters.spotify.com/CopyrightResources",
  ),
  S25: source(
    "S25",
    "Content ID H2 2023",
    "https://transparencyreport.google.com/youtube-copyright/cutting-edge?hl=en",
  ),
  S26: source("S26", "Content ID H1 2021 disputes", "https://soyacincau.com/?p=305341"),
  S27: source("S27", "Wang 2003 abstract", "https://cstalk.net/discussions/2015-06-30"),
  S28: source("S28", "Neural audio fingerprint", "https://ar5iv.org/html/2010.11910"),
  S30: source("S30", "Pandora ad-load experiment", "https://tomesphere.com/paper/2412.05516"),
  S32: source("S32", "Programmatic timeouts", "https://adtechexplained.com/programmatic-timeouts-explained/"),
  S33: source(
    "S33",
    "LinkedIn budget pacing (notes on KDD 2014)",
    "https://wulc.me/en/2018/10/25/%E3%80%8ABudget%20Pacing%20for%20Targeted%20Online%20Advertisements%20at%20LinkedIn%E3%80%8B%20%E9%98%85%E8%AF%BB%E7%AC%94%E8%AE%B0/",
  ),
  S34: source(
    "S34",
    "Ads personalisation at Spotify (slides, year not shown in the copy)",
    "http://slideshare.net/kinshukm1/ads-personalization-at-spotify-nyc-data-engineering-1023",
  ),
  S35: source("S35", "KTH thesis on Spotify ad targeting", "https://www.essays.se/essay/35901b005d/"),
  S37: source(
    "S37",
    "Listening Party (artist events",
    "https://techtost.com/spotifys-listening-party-feature-falls-short-of-expectations",
  ),
  S38: source(
    "S38",
    "Playback clock sync",
    "https://deepwiki.com/freeman-jiang/beatsync/3.1-ntp-based-time-synchronization",
  ),
  S39: source(
    "S39",
    "Blend",
    "https://engineering.atspotify.com/2021/12/a-look-behind-blend-the-personalized-playlist-for-youand-you/",
  ),
  S40: source(
    "S40",
    "Masthoff, group recommenders",
    "https://www.springerprofessional.de/link?doi=10.1007/978-1-4899-7637-6_22",
  ),
  S41: source(
    "S41",
    "Understanding Spotify charts",
    "https://support.spotify.com/td-en/artists/article/understanding-spotify-charts/",
  ),
  S42: source(
    "S42",
    "Artist charts, 65 markets (2021)",
    "https://artists.spotify.com/blog/celebrating-artist-success-with-spotify-charts",
  ),
  S43d: source(
    "S43d",
    "Campaign total",
    "https://www.thewrap.com/industry-news/business/spotify-earnings-q4-2025",
  ),
  S43f: source(
    "S43f",
    "2019 decade",
    "https://engineering.atspotify.com/2020/02/spotify-unwrapped-how-we-brought-you-a-decade-of-data/",
  ),
  S43g: source(
    "S43g",
    "2020 sort-merge-bucket",
    "https://engineering.atspotify.com/2021/02/how-spotify-optimized-the-largest-dataflow-job-ever-for-wrapped-2020/",
  ),
  S45: source(
    "S45",
    "Diversity on Spotify",
    "https://vdocuments.site/algorithmic-effects-on-the-diversity-of-ashtonpubsalg-effects-spotify-www-algorithmic.html",
  ),
  S46: source(
    "S46",
    "Loop and question bank",
    "https://techyvia.com/companies/spotify/?role=Machine+Learning+Engineer&tag=System+Design",
  ),
  S47: source("S47", "Candidate account", "https://www.njordy.com/2025/08/31/ml_engineer_spotify"),
  S48: source(
    "S48",
    "Interview timing frameworks",
    "https://www.hellointerview.com/learn/ml-system-design/in-a-hurry/delivery",
  ),
  S49: source("S49", "Values themes (secondary)", "https://www.eljo.ai/interviews/spotify"),
  S50: source(
    "S50",
    "Late events in Flink",
    "https://dzone.com/articles/deep-dive-into-apache-flinks-tumblingwindow-part-3",
  ),
  S51: source(
    "S51",
    "Space-Saving bounds",
    "https://senior-stack.uz/Roadmap/Data/datastructures-and-algorithms/22-randomized-algorithms/11-space-saving-algorithm/middle/",
  ),
} as const

function source(id: string, title: string, url: string): EstimateSource {
  return { kind: "source", id, title, url }
}
