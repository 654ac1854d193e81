import type { AnswerKey } from "../../../questions/answer-key.ts"
import { askOfDeepDive } from "../asks.ts"
import { fraction } from "../choose.ts"
import type { Plan } from "../move.ts"
import { isAboutMissing } from "../names-missing.ts"
import type { Scene } from "../scene.ts"
import { isShort } from "../wording.ts"
import { thanks } from "./probes.ts"

type DeepDive = AnswerKey["deepDives"][number]

const MINUTE = 60_000
/** One topic takes about six minutes with what is asked about it. */
const TOPIC_TIME = 6 * MINUTE
/** … and is not begun with less. */
const LEAST_TIME = 4 * MINUTE

/** The topic of which the least has been said so far, as long as there is time for another. */
export function deepDivePlan(scene: Scene): Plan | null {
  const { phase } = scene
  const most = Math.max(1, Math.round(phase.limit / TOPIC_TIME))
  if (scene.count(["deep-dive"]) >= most || phase.limit - phase.spent < LEAST_TIME) return null
  const topic = weakestTopic(scene)
  if (topic === undefined) return null
  return {
    kind: "deep-dive",
    phase: phase.id,
    reason: `The least has been said so far about "${topic.topic}".`,
    says: { leads: thanks(scene), main: { line: "deep-dive", with: { topic: topic.topic } } },
    asks: askOfDeepDive(topic),
  }
}

/** Who has had the third hint knows what is missing. */
function isTellTale(topic: string, scene: Scene): boolean {
  const { key, question } = scene.moment
  if (scene.talk.hints === key.hints.length) return false
  const common = `${question.title} ${question.text} ${scene.situation.words}`
  return isAboutMissing(topic, scene.situation.board, key, common) || scene.givesAway(topic)
}

function weakestTopic(scene: Scene): DeepDive | undefined {
  const { moment, talk } = scene
  return moment.key.deepDives
    .filter(topic => !scene.hasAsked(askOfDeepDive(topic).id))
    .filter(({ topic }) => isShort(`${topic}. How?`) && !isTellTale(topic, scene))
    .map(topic => {
      const known = talk.volunteered.get(askOfDeepDive(topic).id)?.size ?? 0
      return { topic, known: known / topic.strong.length + fraction(moment.seed, topic.id) / 10 }
    })
    .sort((a, b) => a.known - b.known)[0]?.topic
}
