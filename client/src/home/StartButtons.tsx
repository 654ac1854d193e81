import { Button } from "@mantine/core"
import type { RoomMode } from "@outloud/shared/room/roles.ts"

export interface StartButtonsProps {
  /** The kind of room that is being made. */
  readonly pending: RoomMode | null
  /** The id of what names the question, where there is more than one. */
  readonly describedBy?: string
  readonly onStart: (mode: RoomMode) => void
}

/** The two ways into a room: alone, or as the interviewer of somebody. */
export function StartButtons({ pending, describedBy, onStart }: StartButtonsProps) {
  return (
    <>
      <Button
        loading={pending === "solo"}
        disabled={pending === "live"}
        aria-describedby={describedBy}
        onClick={() => onStart("solo")}
      >
        Sketch alone
      </Button>
      <Button
        variant="default"
        loading={pending === "live"}
        disabled={pending === "solo"}
        aria-describedby={describedBy}
        onClick={() => onStart("live")}
      >
        Interview someone
      </Button>
    </>
  )
}
