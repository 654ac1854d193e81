import type { EstimateInput } from "@outloud/shared/estimates/estimate.ts"
import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import type { AnswerKey } from "@outloud/shared/questions/answer-key.ts"
import { BANK, findQuestion } from "@outloud/shared/questions/bank.ts"
import type { Question } from "@outloud/shared/questions/question.ts"
import type { QuestionFile } from "@outloud/shared/questions/question-file.ts"
import { RECRUITER_SCREEN } from "@outloud/shared/questions/recruiter-screen.ts"
import { loadAnswerKey } from "./answer-keys.ts"

/** The questions that rooms can be made for: the built-in ones, and behind them the operator's own. */
export class QuestionLibrary {
  readonly #own: ReadonlyMap<string, QuestionFile>

  /** No id may be that of a built-in question. */
  constructor(own: readonly QuestionFile[] = []) {
    this.#own = new Map(own.map(file => [file.question.id, file]))
  }

  list(): readonly ListedQuestion[] {
    return [...BANK, ...[...this.#own.values()].map(({ question }) => ({ ...question, own: true as const }))]
  }

  /** Also the recruiter screen, which is a round and in no list of questions. */
  find(id: string): Question | undefined {
    if (id === RECRUITER_SCREEN.id) return RECRUITER_SCREEN
    return findQuestion(id) ?? this.#own.get(id)?.question
  }

  /** For interviewers and people alone. Undefined where the question has none. */
  answerKey(id: string): Promise<AnswerKey> | undefined {
    const key = this.#own.get(id)?.answerKey
    return key === undefined ? loadAnswerKey(id) : Promise.resolve(key)
  }

  /** The numbers that an own question brings; undefined for built-in ones, whose numbers every browser has. */
  estimateInputs(id: string): readonly EstimateInput[] | undefined {
    return this.#own.get(id)?.estimateInputs
  }
}
