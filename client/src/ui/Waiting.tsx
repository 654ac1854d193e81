import { Center, Loader } from "@mantine/core"
import { Delayed } from "./Delayed.tsx"

/** A whole page that is on its way. Says nothing for the first moment. */
export function Waiting() {
  return (
    <Delayed>
      <Center mih="100dvh" role="status" aria-label="Loading">
        <Loader />
      </Center>
    </Delayed>
  )
}
