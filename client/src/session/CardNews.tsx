import { useEffect, useRef } from "react"
import { useView } from "../room/room-context.ts"
import { useSession } from "./use-session.ts"

/** Says aloud each card that comes while one is there, and notes which have been before one's eyes. */
export function CardNews(): null {
  const { reveals } = useSession()
  const isLooking = useView(view => view.panelOpen && view.panelTab === "question")
  const announce = useView(view => view.announce)
  const setCardsSeen = useView(view => view.setCardsSeen)
  const heard = useRef<number | null>(null)
  useEffect(() => {
    const latest = reveals.at(-1)
    if (heard.current !== null && reveals.length > heard.current && latest)
      announce(`The interviewer shows a card: ${latest.text}`)
    heard.current = reveals.length
    if (isLooking) setCardsSeen(reveals.length)
  }, [reveals, isLooking, announce, setCardsSeen])
  return null
}

/** Whether there are cards that this person has not had before their eyes. */
export function useNewCards(): boolean {
  const { reveals } = useSession()
  const seen = useView(view => view.cardsSeen)
  return reveals.length > seen
}
