import { Button, type ButtonProps } from "@mantine/core"
import type { Question } from "@outloud/shared/questions/question.ts"
import { StartFailure } from "../home/StartFailure.tsx"
import { useStartRoom } from "../home/use-start-room.ts"

interface SimulateButtonProps extends Pick<ButtonProps, "variant" | "size"> {
  readonly question: Pick<Question, "id" | "title">
  /** The id of what names the question. */
  readonly describedBy?: string
}

/** One question, one button: the Standard interviewer puts it at once. */
export function SimulateButton({
  question: { id, title },
  describedBy,
  variant = "default",
  size,
}: SimulateButtonProps) {
  const start = useStartRoom({ title, asked: { questionId: id } })
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
