/** A debrief as Markdown, to keep and to hand on. It holds what everybody in the room may read, and no private note. */
import { PHASE_NAMES } from "../clock/phases.ts"
import type { ComparedPart } from "../debrief/compare-boards.ts"
import { type Debrief, minutesWords, phaseMinutes } from "../debrief/debrief.ts"
import type { PastTurn, Session } from "../room/session.ts"
import { COMPETENCY_FACTS, type JudgedCompetency } from "../scorecard/competencies.ts"
import { disagreementsOf, disagreementWords } from "../scorecard/disagreements.ts"
import { weightedFigure } from "../scorecard/figure.ts"
import { type PublishedScorecard, VERDICT_NAMES } from "../scorecard/scorecard.ts"

export function debriefReport(debrief: Debrief): string {
  const { question, session } = debrief
  const when = session.endedAt ?? session.clock?.startedAt ?? null
  const sections = [
    `# ${line(question.title)}\n\n${quoted(question.text)}`,
    when === null ? "" : `${line(question.role)}, ${line(question.round)}, ${isoDay(when)}.`,
    peopleOf(session),
    `## Phases\n\n${phasesOf(session.clock)}`,
    cardsOf(session),
    `## Scores\n\n${scoresOf(session, session.turn)}`,
    annotationsOf(debrief),
    comparisonOf(debrief),
    ...session.pastTurns.toReversed().map(past => pastOf(session, past)),
    "_Made with Outloud, which is not affiliated with Spotify._",
  ]
  return `${sections.filter(section => section !== "").join("\n\n")}\n`
}

function peopleOf({ people }: Session): string {
  const rows = Object.values(people).map(({ name, role }) => `- ${line(name) || "Somebody"}, ${role}`)
  return rows.length === 0 ? "" : `## People\n\n${rows.join("\n")}`
}

function phasesOf(clock: Session["clock"] | null): string {
  const phases = phaseMinutes(clock)
  if (phases.length === 0) return "The clock was never started."
  const rows = phases.map(phase => `| ${PHASE_NAMES[phase.id]} | ${minutesWords(phase)} |`)
  return `| phase | actual of planned |\n|---|---|\n${rows.join("\n")}`
}

function cardsOf({ reveals }: Session): string {
  if (reveals.length === 0) return ""
  const rows = reveals.map(({ kind, title, text, at }) => {
    const head = title === "" ? kind : `${kind}: ${line(title)}`
    return `- ${isoTime(at)} **${head}** ${line(text)}`
  })
  return `## Shown on the way (times in UTC)\n\n${rows.join("\n")}`
}

function scoresOf({ scores, people }: Session, turn: number): string {
  const present = scores.filter(score => score.turn === turn)
  if (present.length === 0) return "No scorecard was published."
  const nameOf = (id: string) => line(people[id]?.name ?? "") || "somebody"
  const competencies = [
    ...new Set(present.flatMap(({ card }) => Object.keys(card.judgements) as JudgedCompetency[])),
  ]
  const differing = disagreementsOf(present, competencies).map(one => `- ${disagreementWords(one, nameOf)}`)
  return [
    ...present.map(score => cardOf(score, nameOf(score.by))),
    ...(differing.length === 0 ? [] : [`### Where you differ\n\n${differing.join("\n")}`]),
  ].join("\n\n")
}

/** An interview that a swap of roles has ended. */
function pastOf(session: Session, { turn, clock }: PastTurn): string {
  return `## Interview ${turn + 1}, before the swap\n\n${phasesOf(clock)}\n\n${scoresOf(session, turn)}`
}

function cardOf({ card, role }: PublishedScorecard, name: string): string {
  const figure = weightedFigure(card)
  const verdict = card.verdict === null ? "no verdict" : VERDICT_NAMES[card.verdict]
  const judged = Object.entries(card.judgements).flatMap(([competency, judgement]) => {
    if (judgement === undefined) return []
    const { score, comment, evidence } = judgement
    const facts = COMPETENCY_FACTS[competency as JudgedCompetency]
    return [
      `- **${facts.name}: ${score ?? "not assessed"}**${comment === "" ? "" : ` ${line(comment)}`}`,
      ...evidence.map(({ kind, text }) => `  - ${kind}: ${line(text)}`),
    ]
  })
  const head = `### ${name} (${role}): ${verdict}${figure === null ? "" : `, ${Math.round(figure)} of 100`}`
  return [head, card.summary === "" ? "" : quoted(card.summary), judged.join("\n")]
    .filter(part => part !== "")
    .join("\n\n")
}

function annotationsOf({ annotations }: Debrief): string {
  if (annotations.length === 0) return ""
  return `## Annotations\n\n${annotations.map(text => `- ${line(text)}`).join("\n")}`
}

function comparisonOf({ comparison, session: { words }, key }: Debrief): string {
  if (comparison === null || key === null) return ""
  const wordOn = (id: string) => {
    const word = words[id]
    return word === undefined ? "" : ` (interviewer: ${line(word.text)})`
  }
  const row = ({ id, name, isThere, level, why }: ComparedPart) =>
    `| ${cell(name)} | ${isThere ? "there" : "not there"} | ${level} | ${cell(why)}${cell(wordOn(id))} |`
  const table = (rows: readonly ComparedPart[]) =>
    `| part | on the board | level | why |\n|---|---|---|---|\n${rows.map(row).join("\n")}`
  const extra = comparison.extra.map(({ id, name }) => `- ${line(name)}${wordOn(id)}`)
  return [
    "## The reference beside the board",
    "One good answer, and no verdict: a different one can be right.",
    `### Components\n\n${table(comparison.components)}`,
    `### Flows\n\n${table(comparison.flows)}`,
    ...(extra.length === 0 ? [] : [`### On the board beyond the reference\n\n${extra.join("\n")}`]),
    `### Decisions of the reference\n\n${key.reference.decisions.map(text => `- ${line(text)}`).join("\n")}`,
  ].join("\n\n")
}

/** People's words on one line, without what Markdown or HTML would take for its own. */
function line(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~]/gu, "\\$&")
}

function cell(text: string): string {
  return text === "" ? "" : text.startsWith(" (") ? text : line(text)
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map(one => `> ${line(one)}`)
    .join("\n")
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function isoTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16)
}
