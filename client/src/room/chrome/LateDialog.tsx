import { type ReactNode, Suspense, useEffect } from "react"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { useView } from "../room-context.ts"

export interface LateDialogProps {
  /** Whether somebody waits for it. */
  readonly isAsked: boolean
  /** Called when it was asked for and did not come. */
  readonly onMissing: () => void
  readonly children: ReactNode
}

/** A dialog whose code is fetched apart. Where that does not come, it is said, and the board goes on. */
export function LateDialog({ isAsked, onMissing, children }: LateDialogProps) {
  return (
    <ErrorBoundary fallback={<Missing isAsked={isAsked} onMissing={onMissing} />}>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  )
}

function Missing({ isAsked, onMissing }: Omit<LateDialogProps, "children">): null {
  const refuse = useView(view => view.refuse)
  useEffect(() => {
    if (!isAsked) return
    refuse("This part of the program could not be loaded. Reload the page to try again.")
    onMissing()
  }, [isAsked, onMissing, refuse])
  return null
}
