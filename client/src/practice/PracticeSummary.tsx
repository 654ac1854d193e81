import { Button } from "@mantine/core"
import type { Practice } from "@outloud/shared/practice/practice.ts"
import { useLocation } from "wouter"
import { PhaseBars } from "../debrief/PhaseBars.tsx"
import { debriefPath } from "../remembered/room-link.ts"
import { useRoomParts, useView } from "../room/room-context.ts"
import { useSetEnded } from "../session/use-set-ended.ts"
import { Notice } from "../ui/Notice.tsx"
import classes from "./Interviewer.module.css"
import { WhatWasHeard } from "./WhatWasHeard.tsx"

/** After the close: what was heard, and the ways on. */
export function PracticeSummary({ practice }: { readonly practice: Practice }) {
  const { room } = useRoomParts()
  const setPanelTab = useView(view => view.setPanelTab)
  const ending = useSetEnded()
  const [, navigate] = useLocation()
  const openDebrief = () => ending.mutate(true, { onSuccess: () => navigate(debriefPath(room.roomId)) })
  return (
    <WhatWasHeard
      practice={practice}
      actions={
        <>
          <div className={classes.tools}>
            <Button size="compact-sm" onClick={() => setPanelTab("score")}>
              Score yourself
            </Button>
            <Button size="compact-sm" variant="default" loading={ending.isPending} onClick={openDebrief}>
              End it and read the debrief
            </Button>
          </div>
          {ending.error !== null && (
            <Notice tone="danger" announce title="The debrief could not be opened">
              {ending.error.message} Nothing was lost.
            </Notice>
          )}
        </>
      }
    >
      <h3>Minutes</h3>
      <PhaseBars clock={practice.clock} />
    </WhatWasHeard>
  )
}
