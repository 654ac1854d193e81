import { Button } from "@mantine/core"
import type { StartKind } from "./use-start-room.ts"

export interface StartButtonsProps {
  /** The kind of room that is being made. */
  readonly pending: StartKind | null
  /** The id of what names the question, where there is more than one. */
  readonly describedBy?: string
  /** Whether the question has what a simulated interviewer needs. */
  readonly maySimulate?: boolean
  /** The way that the page is about. */
  readonly primary?: Exclude<StartKind, "live">
  readonly onStart: (kind: StartKind) => void
}

/** The ways into a room: alone, interviewed by nobody but a program, or as the interviewer of somebody. */
export function StartButtons({
  pending,
  describedBy,
  maySimulate = false,
  primary = "solo",
  onStart,
}: StartButtonsProps) {
  return (
    <>
      <Button
        variant={primary === "solo" ? "filled" : "default"}
        loading={pending === "solo"}
        disabled={pending !== null && pending !== "solo"}
        aria-describedby={describedBy}
        onClick={() => onStart("solo")}
      >
        Sketch alone
      </Button>
      {maySimulate && (
        <Button
          variant={primary === "simulate" ? "filled" : "default"}
          loading={pending === "simulate"}
          disabled={pending !== null && pending !== "simulate"}
          aria-describedby={describedBy}
          onClick={() => onStart("simulate")}
        >
          Simulate
        </Button>
      )}
      <Button
        variant="default"
        loading={pending === "live"}
        disabled={pending !== null && pending !== "live"}
        aria-describedby={describedBy}
        onClick={() => onStart("live")}
      >
        Interview someone
      </Button>
    </>
  )
}
