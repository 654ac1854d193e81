import type { Role } from "@outloud/shared/room/roles.ts"
import { ROLE_WORDS } from "../../ui/role-words.ts"
import type { Person } from "./people.ts"
import type { PersonCommand } from "./use-person-command.ts"

export interface CommandWords {
  readonly title: string
  /** What happens, and who can see what afterwards. */
  readonly text: string
  readonly confirm: string
  readonly done: string
}

/** What is said before and after whoever runs the room changes somebody's place in it. */
export function commandWords(command: PersonCommand, { name }: Person): CommandWords {
  switch (command.kind) {
    case "swap":
      return {
        title: `Swap roles with ${name}?`,
        text: `${name} becomes the interviewer and gets the guide; you become the candidate. Your notes about ${name} are sealed: only you can read them. The clock starts anew. Scorecards that are not published by then stay unpublished.`,
        confirm: "Swap roles",
        done: `You are the candidate now, and ${name} is the interviewer.`,
      }
    case "role":
      return {
        title: `Make ${name} ${aRole(command.role)}?`,
        text: ROLE_TEXTS[command.role],
        confirm: `Make ${ROLE_WORDS[command.role].name.toLowerCase()}`,
        done: `${name} is ${aRole(command.role)} now.`,
      }
    case "remove":
      return {
        title: `Remove ${name}?`,
        text: `${name} is shown out at once, and this browser of theirs cannot come back by its link. Whoever still has the link can come in as somebody new: revoke it under Share to prevent that.`,
        confirm: "Remove",
        done: `${name} was removed.`,
      }
    default:
      return command satisfies never
  }
}

const ROLE_TEXTS: Record<Role, string> = {
  interviewer:
    "Interviewers see the guide with its hints, annotate, run the clock and manage the links. Whoever was the candidate is given empty notes: those about them are sealed.",
  candidate: "Candidates draw on the board and see annotations. They see no guide and no private notes.",
  observer: "Observers watch the board and the annotations, and cannot draw.",
  solo: "",
}

function aRole(role: Role): string {
  const name = ROLE_WORDS[role].name.toLowerCase()
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`
}
