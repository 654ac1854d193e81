import { Button } from "@mantine/core"
import { isPasted } from "@outloud/shared/questions/question.ts"
import { StartFailure } from "../home/StartFailure.tsx"
import { useStartRoom } from "../home/use-start-room.ts"
import { useRoomParts } from "../room/room-context.ts"

/** Another interview about the same question, on a board of its own: this one stays as it is, scores and all. */
export function PractiseAgain() {
  const { question } = useRoomParts().room
  const start = useStartRoom({ question })
  // A pasted question is in no bank that a room could be made from.
  if (isPasted(question)) return null
  return (
    <>
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate("simulate")}>
        Practise it again on a new board
      </Button>
      <StartFailure start={start} />
    </>
  )
}
