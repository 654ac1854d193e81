import { Button, type ButtonProps } from "@mantine/core"
import type { Question } from "@outloud/shared/questions/question.ts"
import { StartFailure } from "../home/StartFailure.tsx"
import { useStartRoom } from "../home/use-start-room.ts"

interface SimulateButtonProps extends Pick<ButtonProps, "variant" | "size"> {
  readonly question: Question
  /** The id of what names the question. */
  readonly describedBy?: string
}

/** One question, one button: the Standard interviewer puts it at once. */
export function SimulateButton({ question, describedBy, variant = "default", size }: SimulateButtonProps) {
  const start = useStartRoom({ question })
  return (
    <>
      <Button
        {...{ variant, size }}
        loading={start.isPending}
        aria-describedby={describedBy}
        onClick={() => start.mutate("simulate")}
      >
        Simulate
      </Button>
      <StartFailure start={start} />
    </>
  )
}
