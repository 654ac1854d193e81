import { PHASE_NAMES } from "@outloud/shared/clock/phases.ts"
import { evidenceOf } from "@outloud/shared/interviewer/standard/evidence.ts"
import type {
  DrewEntry,
  Entry,
  MoveEntry,
  SaidEntry,
} from "@outloud/shared/interviewer/standard/transcript.ts"
import { DESIGN_COMPETENCIES } from "@outloud/shared/scorecard/competencies.ts"
import type { Interview, Played } from "./interview.ts"

/** An interview as a page to read. */
export function readable({ question, candidate, seed }: Interview, played: Played): string {
  const { transcript, startedAt } = played
  const lines = [`# ${question.title}, ${candidate.name} candidate, seed ${seed}`, ""]
  let phase = ""
  for (const entry of transcript) {
    if (entry.kind === "move" && entry.move.phase !== phase) {
      phase = entry.move.phase
      lines.push(`## ${PHASE_NAMES[entry.move.phase]}`, "")
    }
    lines.push(...linesOf(entry, minutes(entry.at - startedAt), played), "")
  }
  lines.push("## Evidence", "", ...evidenceLines(played), "")
  return lines.join("\n")
}

function linesOf(entry: Entry, time: string, played: Played): string[] {
  if (entry.kind === "move") return moveLines(entry, time)
  return entry.kind === "said" ? saidLines(entry, time) : drewLines(entry, time, played)
}

function moveLines({ move }: MoveEntry, time: string): string[] {
  return [`\`${time}\` **Interviewer:** ${move.text}  `, `*${move.kind}: ${move.reason}*`]
}

function saidLines({ text, evidence, assumption }: SaidEntry, time: string): string[] {
  const heard = evidence.map(one => `heard for ${one.about}: ${one.heard.join("; ") || "nothing"}`)
  const assumed =
    assumption === null ? [] : [`assumes${assumption.about === null ? "" : `, on "${assumption.about}"`}`]
  const notes = [...assumed, ...heard]
  const said = `\`${time}\` **Candidate:** ${text}`
  return notes.length === 0 ? [said] : [`${said}  `, ...notes.map(note => `*${note}*`)]
}

function drewLines(
  { added, wrote, answered, evidence }: DrewEntry,
  time: string,
  { graph }: Played,
): string[] {
  const names = added.flatMap(id => graph.nodes.find(node => node.id === id)?.label ?? [])
  const arrows = added.filter(id => graph.edges.some(edge => edge.id === id)).length
  const texts = wrote.filter(line => !names.includes(line))
  const parts = [
    ...(names.length > 0 ? [`boxes ${names.join(", ")}`] : []),
    ...(arrows > 0 ? [`${arrows} arrow${arrows === 1 ? "" : "s"}`] : []),
    ...(texts.length > 0 ? [`words “${texts.join(" / ")}”`] : []),
  ]
  const notes = [
    ...answered.map(id => `answers ${id}`),
    ...evidence.map(one => `heard for ${one.about}: ${one.heard.join("; ")}`),
  ]
  const drawn = `\`${time}\` *draws ${parts.join("; ") || "and rearranges"}*`
  return notes.length === 0 ? [drawn] : [`${drawn}  `, ...notes.map(note => `*${note}*`)]
}

function evidenceLines({ transcript }: Played): string[] {
  const all = evidenceOf(transcript)
  return DESIGN_COMPETENCIES.map(competency => {
    const evidence = all.get(competency) ?? []
    const heard = new Set(evidence.flatMap(({ about, heard }) => heard.map(point => `${about} ${point}`)))
    const empty = evidence.filter(({ isPrompted, heard }) => isPrompted && heard.length === 0).length
    return `- ${competency}: ${heard.size} points heard, ${empty} answers without any`
  })
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`
}
