import { describe, expect, test } from "vitest"
import type { EstimateInput } from "../../estimates/estimate.ts"
import { evaluateSheet } from "../../estimates/evaluate-sheet.ts"
import { nameProblem } from "../../estimates/formula-text.ts"
import { readSheet } from "../../estimates/sheet.ts"
import { BANK } from "../bank.ts"
import { loadEstimateInputs } from "./load-inputs.ts"

/** Name, formula, the value that the fact sheet states, unit. Part of the answer key: no browser may load it. */
const DERIVED: Readonly<Record<string, readonly (readonly [string, string, string, string])[]>> = {
  "discover-weekly": [
    ["lists", "mau*eligible_frac", "375,500,000", "playlists/week"],
    ["slots", "lists*tracks_per_list", "11,265,000,000", "track slots/week"],
    ["gen_rate", "lists/(window_h*3600)", "4,346", "lists/s"],
    ["cores", "lists*cands_per_user*score_us/1e6/3600/window_h", "217.3", "cores"],
    ["publish_nodes", "ceil(lists/(publish_h*3600)/node_writes)", "8", "store nodes"],
    ["ann_gb", "catalog*(dim+link_bytes)/1e9", "25.6", "GB"],
    ["storage_tb", "lists*list_bytes*weeks_kept/1e12", "1.502", "TB"],
    ["peak_rps", "lists*open_frac*peak_hour_share/3600", "2,608", "req/s"],
  ],
  "podcast-recommendations": [
    ["eps_day", "eps_year/365", "72,055", "episodes/day"],
    ["asr_hours", "eps_day*ep_min/60", "44,434", "audio h/day"],
    ["asr_gpus", "ceil(asr_hours/24/asr_x)", "38", "GPUs"],
    ["ep_index_gb", "index_eps*dim_bytes/1e9", "46.08", "GB"],
    ["chunk_index_gb", "index_eps*(words/chunk_words)*dim_bytes/1e9", "921.6", "GB"],
    ["avg_qps", "mau*dau_ratio*shelf_req/86400", "17,384", "req/s"],
    ["peak_qps", "mau*dau_ratio*shelf_req/86400*peak", "52,153", "req/s"],
    ["servers", "ceil(mau*dau_ratio*shelf_req/86400*peak*cands/scores_per_server)", "131", "ranking servers"],
  ],
  "search-autocomplete": [
    ["req_day", "dau*searches*keys*debounce", "3,004,000,000", "req/day"],
    ["peak_qps", "dau*searches*keys*debounce/86400*peak", "104,306", "req/s"],
    ["origin_qps", "dau*searches*keys*debounce/86400*peak*(1-hit)", "41,722", "req/s at origin"],
    ["index_gb", "terms*fst_bytes/1e9", "2", "GB"],
    ["hot_gb", "(26+26**2+26**3)*locales*topk*sugg_bytes/1e9", "1.053", "GB"],
    [
      "nodes",
      "ceil(dau*searches*keys*debounce/86400*peak*(1-hit)/node_qps*1.5)",
      "13",
      "nodes with 1.5x headroom",
    ],
    ["fuzzy_qps", "dau*searches*keys*debounce/86400*peak*(1-hit)*typo", "4,172", "req/s"],
    ["log_gb_day", "dau*searches*keys*debounce*log_bytes/1e9", "600.8", "GB/day"],
  ],
  "copyright-detection": [
    ["eps_s_peak", "eps_day/86400*peak", "3.336", "episodes/s"],
    ["audio_s_peak", "eps_day/86400*peak*ep_min*60", "7,406", "audio s per s"],
    ["fp_cores", "ceil(eps_day/86400*peak*ep_min*60/fp_x)", "75", "cores"],
    ["lookups_s", "eps_day/86400*peak*ep_min*60*hash_s", "74,057", "hash lookups/s"],
    ["ref_tb", "ref_tracks*ref_sec*hash_s*post_bytes/1e12", "1.68", "TB"],
    ["shards", "ceil(ref_tracks*ref_sec*hash_s*post_bytes/1e9/ram_gb)", "7", "shards"],
    ["neural_tb", "ref_tracks*ref_sec*vec_bytes/1e12", "1.344", "TB"],
    ["ingest_tb_day", "eps_day*mb_ep/1e6", "2.558", "TB/day"],
    ["inflight", "eps_day/86400*peak*sla_min*60", "2,002", "episodes in flight at peak"],
    ["reviewers", "ceil(eps_day*match_frac*review_frac/reviews_pp)", "7", "people"],
  ],
  "ad-targeting": [
    ["slots_day", "ad_mau*dau_ratio*hours*load", "761,600,000", "slots/day"],
    ["peak_qps", "ad_mau*dau_ratio*hours*load/86400*peak", "22,037", "decisions/s"],
    ["scores_s", "ad_mau*dau_ratio*hours*load/86400*peak*cands", "6,611,111", "scores/s"],
    ["events_day", "ad_mau*dau_ratio*hours*load*events_ad", "4,569,600,000", "events/day"],
    ["ecpm", "ad_rev/(ad_mau*dau_ratio*hours*load*365*fill)*1000", "9.435", "EUR per 1000 impressions"],
    ["rev_free", "ad_rev/ad_mau", "3.857", "EUR per free user-year"],
    ["rev_prem", "prem_rev/subs", "52.93", "EUR per subscriber-year"],
    ["plus_one", "(load+1)/load*(1-elast)", "1.225", "x impressions with +1 ad/h"],
    ["naive_opt", "(1+elast*load)/(2*elast)", "27", "ads/h"],
    ["cap_gb", "ad_mau*cap_pairs*cap_bytes/1e9", "114.2", "GB"],
  ],
  "listening-party": [
    ["people_day", "dau*party_frac", "3,755,000", "participants/day"],
    ["conc", "dau*party_frac*online", "563,250", "concurrent connections"],
    ["parties", "dau*party_frac*online/size", "140,812", "concurrent parties"],
    ["gateways", "ceil(dau*party_frac*online/conns*2)", "23", "nodes with 2x headroom"],
    ["in_msgs", "dau*party_frac*online*(act_min/60+1/hb_s)", "42,244", "msgs/s in"],
    ["fan_msgs", "dau*party_frac*online*act_min/60*size", "18,775", "msgs/s out"],
    ["state_gb", "dau*party_frac*online/size*state_b/1e9", "0.739", "GB"],
    ["rec_qps", "dau*party_frac*online/size/track_s", "670.5", "group recs/s (one per track)"],
    ["scores_s", "dau*party_frac*online/size/track_s*cands*size", "536,429", "scores/s"],
    ["resync_s", "tol_ms/1000/(ppm/1e6)", "1,000", "s between clock resyncs"],
  ],
  "weekly-charts": [
    ["eps", "streams_day/86400", "57,870", "events/s avg"],
    ["eps_peak", "streams_day/86400*peak", "115,741", "events/s peak"],
    ["raw_week_tb", "streams_day*7*ev_bytes/1e12", "10.5", "TB/week"],
    ["updates_s", "streams_day/86400*credits*2", "162,037", "counter updates/s (country + global)"],
    ["state_gb", "countries*active_art*ctr_bytes/1e9", "3.533", "GB"],
    ["late_day", "streams_day*late", "100,000,000", "events/day"],
    ["hot_s", "top_art_year/365/86400*spike", "3,139", "updates/s on one key"],
    ["rows_year", "(countries+1)*topn*52", "481,000", "rows/yr"],
    ["read_rps", "views_day*0.1/3600", "833.3", "req/s in peak hour (10% of views)"],
    ["payload_kb", "topn*row_bytes/1e3", "10", "KB"],
  ],
  "year-in-review": [
    ["events", "streams_day*days", "1,595,000,000,000", "events"],
    ["per_user", "streams_day*days/mau", "2,124", "streams per user"],
    ["scan_tb", "streams_day*days*ev_bytes/1e12", "159.5", "TB"],
    ["naive_tb", "streams_day*days*ev_bytes/1e12*stories", "1,914", "TB shuffled if each story scans"],
    ["output_tb", "eligible*payload/1e12", "10", "TB"],
    ["load_rps", "eligible/(load_days*86400)", "1,447", "rows/s"],
    ["peak_rps", "day1*peak_share/3600*calls", "27,778", "req/s"],
    ["peak_mb", "day1*peak_share/3600*payload/1e6", "111.1", "MB/s"],
    ["card_tb", "shares1*card/1e12", "150", "TB in 24 h"],
    ["llm_rps", "llm_reports/(llm_days*86400)", "4,051", "reports/s"],
  ],
}

describe.each(BANK.map(({ id }) => id))("%s", id => {
  test("[ES-1] brings inputs that all have a value and say where it comes from", async () => {
    const inputs = await loadEstimateInputs(id)
    expect(inputs.length).toBeGreaterThanOrEqual(13)
    expect(new Set(inputs.map(({ key }) => key)).size).toBe(inputs.length)
    for (const input of inputs) {
      expect(nameProblem(input.key)).toBeUndefined()
      expect(input.label).toMatch(/^[A-Z]/)
      expect(input.unit).not.toBe("")
      if (input.source.kind === "source") expect(input.source.url).toMatch(/^https?:/)
    }
    const sheet = readSheet([], inputs, evaluateSheet)
    for (const { given, result, source } of sheet.inputs) {
      expect(result).toMatchObject({ kind: "value", number: given?.value, unit: given?.unit })
      expect(source).not.toBe("")
    }
  })

  test("[ES-2] has the derived values of the fact sheet", async () => {
    const results = evaluateSheet([...rowsOf(await loadEstimateInputs(id)), ...derivedRows(id)])
    for (const [name, , stated, unit] of DERIVED[id] ?? []) {
      const result = results.get(name)
      if (result?.kind !== "value") throw new Error(`${name}: ${JSON.stringify(result)}`)
      expect(result.unit).toBe(unit)
      expectAsStated(result.number, stated)
    }
  })
})

test("[ES-1] a question without inputs has none, whatever it is called", async () => {
  for (const id of ["my-own-question", "constructor", "__proto__", ""]) {
    expect(await loadEstimateInputs(id)).toEqual([])
  }
})

test("[ES-1] no assumption is given out as a fact, and every fact has a source that can be read", async () => {
  for (const { id } of BANK) {
    for (const { source } of await loadEstimateInputs(id)) {
      if (source.kind === "source") expect(source.title.length).toBeGreaterThan(5)
      else expect(["assumption", "question"]).toContain(source.kind)
    }
  }
})

function rowsOf(inputs: readonly EstimateInput[]) {
  return inputs.map(({ key, value, unit }) => ({
    id: `input:${key}`,
    name: key,
    formula: String(value),
    unit,
  }))
}

function derivedRows(id: string) {
  return (DERIVED[id] ?? []).map(([name, formula, , unit]) => ({ id: name, name, formula, unit }))
}

/** Equal in all the digits that are stated. */
function expectAsStated(value: number, stated: string): void {
  const decimals = stated.split(".")[1]?.length ?? 0
  const slack = 0.5 * 10 ** -decimals * (1 + 1e-9)
  // Of a trillion only the first digits are stated.
  expect(Math.abs(value - Number(stated.replaceAll(",", "")))).toBeLessThanOrEqual(slack)
}
