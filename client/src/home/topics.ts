import type { Question } from "@outloud/shared/questions/question.ts"
import type { Difficulty } from "./question-filter.ts"

/** What a question's difficulty counts for in a mean; easy would be 1. */
export const DIFFICULTY_POINTS: Record<Difficulty, number> = { medium: 2, hard: 3 }

/** The tags are too many for a chart; these are the fields that they belong to. */
const TAGS_BY_TOPIC: Record<string, readonly string[]> = {
  Recommendation: ["Recommendation Systems", "Collaborative Filtering", "Group Recommendation"],
  Search: ["Search", "Tries"],
  Streaming: ["Streaming Architecture", "Stream Processing", "Real-time Systems"],
  "Batch and data": ["Batch Processing", "Data Engineering", "Data Warehousing", "Aggregation"],
  Modelling: ["NLP", "User Intent", "Prediction Models", "Optimization", "Ad Tech", "Audio Processing"],
  Scale: ["Scalability", "Distributed Systems", "Caching", "Concurrency", "Hashing"],
}
const OTHER = "Other"

export interface TopicFigures {
  readonly topic: string
  /** Questions with at least one tag of the topic. */
  readonly questions: number
  /** Mean of DIFFICULTY_POINTS over those questions. */
  readonly difficulty: number
}

/**
 * Topics without a question are left out. A question counts once in every topic that a tag of it belongs to, and in
 * "Other" without any.
 */
export function topicFigures(questions: readonly Question[]): readonly TopicFigures[] {
  const points = new Map<string, number[]>()
  for (const { tags, difficulty } of questions) {
    for (const topic of tags.length > 0 ? new Set(tags.map(topicOf)) : [OTHER]) {
      points.set(topic, [...(points.get(topic) ?? []), DIFFICULTY_POINTS[difficulty]])
    }
  }
  return [...Object.keys(TAGS_BY_TOPIC), OTHER].flatMap(topic => {
    const found = points.get(topic)
    if (!found) return []
    const sum = found.reduce((total, value) => total + value, 0)
    return [{ topic, questions: found.length, difficulty: sum / found.length }]
  })
}

function topicOf(tag: string): string {
  return Object.entries(TAGS_BY_TOPIC).find(([, tags]) => tags.includes(tag))?.[0] ?? OTHER
}
