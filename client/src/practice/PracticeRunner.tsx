import { closedAt } from "@outloud/shared/practice/closed-at.ts"
import { useEffect, useRef } from "react"
import { estimateCards } from "../canvas/estimate-cards.ts"
import { liveGraphOf } from "../canvas/live-graph.ts"
import { useAnswerKey } from "../interviewer/use-answer-key.ts"
import { useRoomParts, useView } from "../room/room-context.ts"
import { countMoves, type PracticeStore, usePractice, usePracticeStore } from "./practice-context.ts"
import { PracticeDriver } from "./practice-driver.ts"
import { useLeading } from "./use-leading.ts"

const SECOND = 1_000

/** Lets the simulated interviewer go on whatever is open on the screen. For somebody alone. */
export default function PracticeRunner(): null {
  const { room, connection, editor } = useRoomParts()
  const store = usePracticeStore()
  const { data: key } = useAnswerKey()
  const isLeading = useLeading(`outloud:practice:${room.roomId}`)
  useEffect(() => {
    if (editor === null || !key) return
    const live = liveGraphOf(editor)
    const driver = new PracticeDriver({
      doc: connection.docs.notes,
      question: room.question,
      key,
      graph: live.getSnapshot,
      estimates: () => estimateCards(editor).map(({ name }) => name),
      now: Date.now,
    })
    store.setState({ driver })
    return () => {
      store.setState({ driver: null })
      driver.dispose()
    }
  }, [editor, key, connection, room.question, store])
  useTicks(isLeading)
  useVoice()
  useMoveNews()
  return null
}

function useTicks(isLeading: boolean): void {
  const { editor } = useRoomParts()
  const store = usePracticeStore()
  useEffect(() => {
    store.setState({ isLeading })
    if (!isLeading || editor === null) return
    const tick = () => store.getState().driver?.tick()
    // Following the graph keeps it up to date at little cost; without a listener every look reads the whole board.
    const unsubscribe = liveGraphOf(editor).subscribe(tick)
    const timer = setInterval(() => {
      tellVoice(store)
      tick()
    }, SECOND)
    return () => {
      unsubscribe()
      clearInterval(timer)
    }
  }, [isLeading, editor, store])
}

/** The interviewer hears when a voice begins and ends. The microphone goes off with the room and with the interview. */
function useVoice(): void {
  const store = usePracticeStore()
  const practice = usePractice()
  const isOver = practice === null || closedAt(practice) !== null
  useEffect(() => {
    const { microphone } = store.getState()
    const unsubscribe = microphone.subscribe(() => tellVoice(store))
    return () => {
      microphone.stop()
      unsubscribe()
    }
  }, [store])
  useEffect(() => {
    if (isOver) store.getState().microphone.stop()
  }, [isOver, store])
}

function tellVoice(store: PracticeStore): void {
  const { driver, microphone } = store.getState()
  const state = microphone.getSnapshot()
  driver?.heard(state.status === "on" ? state.voice : undefined)
}

/** Says aloud what the interviewer says while its tab is not open; notes what has been before one's eyes. */
function useMoveNews(): void {
  const store = usePracticeStore()
  const practice = usePractice()
  const isLooking = useView(view => view.panelOpen && view.panelTab === "interviewer")
  const announce = useView(view => view.announce)
  const count = countMoves(practice)
  const heard = useRef<number | null>(null)
  useEffect(() => {
    const last = practice?.transcript.findLast(entry => entry.kind === "move")
    if (heard.current !== null && count > heard.current && !isLooking && last?.kind === "move")
      announce(`The interviewer says: ${last.move.text}`)
    heard.current = count
    if (isLooking) store.setState({ movesSeen: count })
  }, [practice, count, isLooking, announce, store])
}
