import { lazy, Suspense, useCallback, useEffect, useState } from "react"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { LateDialog } from "./chrome/LateDialog.tsx"
import { loadVocabulary } from "./palette/use-kind-vocabulary.ts"
import { loadPlacing } from "./palette/use-place-kind.ts"
import { useRoomParts, useView } from "./room-context.ts"
import { loadBoardFile } from "./use-board-files.ts"
import { whenIdle } from "./when-idle.ts"

const RoomDialogs = lazy(() => import("./chrome/RoomDialogs.tsx"))
const EstimateKeeper = lazy(() => import("../estimates/EstimateKeeper.tsx"))

/**
 * What a room can be seen without. It is fetched when the board is there and the browser idle, not only when it is
 * asked for: by then the server may be away, and a board must still be drawn on and saved as a file.
 */
export function LateParts() {
  const { editor } = useRoomParts()
  const isDrawn = editor !== null
  const isIdle = useIsIdle(isDrawn)
  const isAsked = useView(view => view.dialog !== null)
  const setDialog = useView(view => view.setDialog)
  const close = useCallback(() => setDialog(null), [setDialog])
  // Tried again when they are needed, where it is also said. A key that places a component must not wait.
  useEffect(() => void (isDrawn && loadPlacing().catch(() => undefined)), [isDrawn])
  useEffect(() => void (isIdle && loadBoardFile().catch(() => undefined)), [isIdle])
  useEffect(() => void (isIdle && loadVocabulary().catch(() => undefined)), [isIdle])
  return (
    <>
      {(isIdle || isAsked) && (
        <LateDialog isAsked={isAsked} onMissing={close}>
          <RoomDialogs />
        </LateDialog>
      )}
      {isIdle && (
        <ErrorBoundary fallback={null}>
          <Suspense>
            <EstimateKeeper />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}

/** Whether the browser has been idle since there is a board. */
function useIsIdle(isDrawn: boolean): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => (isDrawn ? whenIdle(() => setIsIdle(true)) : undefined), [isDrawn])
  return isIdle
}
