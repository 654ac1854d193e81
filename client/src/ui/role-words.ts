import type { Role } from "@outloud/shared/room/roles.ts"

interface RoleWords {
  readonly name: string
  /** Said to the person who has the role. */
  readonly you: string
  /** Said to whoever hands the link on. */
  readonly may: string
}

/** The roles in words; what they promise is held by the access table in shared/src/room/access.ts. */
export const ROLE_WORDS: Record<Role, RoleWords> = {
  candidate: {
    name: "Candidate",
    you: "You are the candidate. You and the interviewer can draw; only the interviewer can annotate.",
    may: "Draws on the board and sees annotations. Never receives private notes.",
  },
  interviewer: {
    name: "Interviewer",
    you: "You are the interviewer. You can draw, annotate the candidate's diagram, and manage the links.",
    may: "Draws, annotates, sees private notes and manages links. Give it only to fellow interviewers.",
  },
  observer: {
    name: "Observer",
    you: "You are an observer. You see the board and the annotations as they are made; you cannot draw.",
    may: "Watches the board and the annotations. Cannot draw, never receives private notes.",
  },
  solo: {
    name: "Solo",
    you: "This is your own practice room. You can draw, annotate and invite others.",
    may: "Everything: it is your own way in, for another browser or device of yours.",
  },
}
