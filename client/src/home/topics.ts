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
  return questionsByTopic(questions).map(([topic, found]) => ({
    topic,
    questions: found.length,
    difficulty: meanOf(found.map(({ difficulty }) => DIFFICULTY_POINTS[difficulty])),
  }))
}

/** Every topic that has a question, in order. */
export function questionsByTopic(
  questions: readonly Question[],
): readonly (readonly [string, readonly Question[]])[] {
  const topics = (question: Question) =>
    question.tags.length > 0 ? new Set(question.tags.map(topicOf)) : new Set([OTHER])
  return [...Object.keys(TAGS_BY_TOPIC), OTHER].flatMap(topic => {
    const found = questions.filter(question => topics(question).has(topic))
    return found.length === 0 ? [] : [[topic, found] as const]
  })
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

function topicOf(tag: string): string {
  return Object.entries(TAGS_BY_TOPIC).find(([, tags]) => tags.includes(tag))?.[0] ?? OTHER
}
