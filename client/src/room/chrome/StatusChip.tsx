import { Button, Popover, UnstyledButton, VisuallyHidden } from "@mantine/core"
import { IconAlertTriangle, IconCheck, IconCloudOff, IconEye, IconLoader2 } from "@tabler/icons-react"
import { reloadsOffline } from "../../offline/service-worker.ts"
import { type ConnectionStatus, isEnded } from "../connection/connection-status.ts"
import { type StatusTone, statusWords } from "../connection/status-words.ts"
import { useRoomParts, useSnapshot, useView } from "../room-context.ts"
import { mayDraw } from "../room-view.ts"
import classes from "./StatusChip.module.css"
import { useCalmStatus } from "./use-calm-status.ts"

const ICONS: Record<StatusTone, typeof IconCheck> = {
  good: IconCheck,
  busy: IconLoader2,
  away: IconCloudOff,
  bad: IconAlertTriangle,
  plain: IconEye,
}

/** The one place that says whether one's work is safe. It grows into the empty part of the bar, so nothing moves. */
export function StatusChip() {
  const { connection } = useRoomParts()
  const isDrawing = useView(mayDraw)
  const hasEnded = useView(view => view.hasEnded)
  const status = useSnapshot(snapshot => snapshot.status)
  const shown = useCalmStatus(status)
  const words = statusWords(shown, hasEnded ? "ended" : isDrawing ? "none" : "role")
  const Icon = ICONS[words.tone]
  const isAway = shown.kind === "offline" || shown.kind === "restarting"
  return (
    <>
      <Popover width={280} position="bottom-start" shadow="md">
        <Popover.Target>
          <UnstyledButton className={classes.chip} data-tone={words.tone} title={words.detail}>
            <Icon size={16} stroke={2} aria-hidden="true" />
            <span className={classes.label}>{words.label}</span>
            <span className={classes.short}>{words.short}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.detail}>
          <p>{words.detail}</p>
          {isAway && !reloadsOffline() && <p>{NO_RELOAD}</p>}
          {isAway && (
            <Button variant="default" onClick={() => connection.retryNow()}>
              Try again now
            </Button>
          )}
        </Popover.Dropdown>
      </Popover>
      <VisuallyHidden role="status">{spoken(shown, words.label)}</VisuallyHidden>
    </>
  )
}

const NO_RELOAD =
  "Do not reload this page while the server is away: browsers keep a page for that only on https or localhost."

/** Said aloud: what changes what one can rely on, and not every stroke that is saved. */
function spoken(status: ConnectionStatus, label: string): string {
  if (isEnded(status) || status.kind === "connecting") return ""
  if (status.kind !== "live" || status.data.kind === "notSaved") return label
  return status.data.kind === "saving" && status.data.slow ? label : "Connected"
}
