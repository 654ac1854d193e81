import { Button } from "@mantine/core"
import { RECRUITER_SCREEN } from "@outloud/shared/questions/recruiter-screen.ts"
import { StartFailure } from "./StartFailure.tsx"
import { useStartRoom } from "./use-start-room.ts"

/** Makes a room for the recruiter screen: its questions, its phases and its scores, and a board that may stay empty. */
export function StartScreen() {
  const start = useStartRoom({ question: RECRUITER_SCREEN })
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        mt={8}
        loading={start.isPending}
        onClick={() => start.mutate("live")}
      >
        Screen someone
      </Button>
      <StartFailure start={start} />
    </>
  )
}
