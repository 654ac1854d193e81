import { Button, NativeSelect, Popover } from "@mantine/core"
import { IconMicrophone, IconMicrophoneOff } from "@tabler/icons-react"
import { useSyncExternalStore } from "react"
import { useStore } from "zustand"
import { Notice } from "../ui/Notice.tsx"
import classes from "./Interviewer.module.css"
import type { Microphone, MicrophoneState } from "./microphone.ts"
import { usePracticeStore } from "./practice-context.ts"
import type { PracticeDriver } from "./practice-driver.ts"

const SECOND = 1_000
const NEVER = "never"
const PATIENCE = [
  { value: String(30 * SECOND), label: "30 seconds" },
  { value: String(45 * SECOND), label: "45 seconds" },
  { value: String(90 * SECOND), label: "a minute and a half" },
  { value: String(180 * SECOND), label: "3 minutes" },
  { value: NEVER, label: "Never" },
]

interface ThinkOutLoudProps {
  /** Milliseconds; null for ever. */
  readonly silence: number | null
  readonly driver: PracticeDriver
}

/** How long a silence may be, and the microphone that hears one. Without it, typing and drawing count. */
export function ThinkOutLoud({ silence, driver }: ThinkOutLoudProps) {
  const { microphone } = useStore(usePracticeStore())
  const state = useSyncExternalStore(microphone.subscribe, microphone.getSnapshot)
  return (
    <>
      <Popover position="top-end" width={280} shadow="md" trapFocus>
        <Popover.Target>
          <Button size="compact-sm" variant="default" leftSection={<IconMicrophone size={16} />}>
            Think out loud
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.aloud}>
            <NativeSelect
              label="Break my silence after"
              size="xs"
              data={PATIENCE}
              value={silence === null ? NEVER : String(silence)}
              onChange={event => {
                const { value } = event.currentTarget
                driver.leaveSilence(value === NEVER ? null : Number(value))
              }}
            />
            <MicrophoneSwitch microphone={microphone} state={state} />
          </div>
        </Popover.Dropdown>
      </Popover>
      {state.status === "on" && (
        <span className={classes.heard} data-speaking={state.voice.isSpeaking || undefined}>
          {state.voice.isSpeaking ? "Hearing you" : "Quiet"}
        </span>
      )}
    </>
  )
}

interface MicrophoneSwitchProps {
  readonly microphone: Microphone
  readonly state: MicrophoneState
}

function MicrophoneSwitch({ microphone, state }: MicrophoneSwitchProps) {
  const isOn = state.status === "on"
  return (
    <div className={classes.microphone}>
      <Button
        size="compact-sm"
        variant="default"
        aria-describedby="microphone-promise"
        loading={state.status === "asking"}
        leftSection={isOn ? <IconMicrophoneOff size={16} /> : <IconMicrophone size={16} />}
        onClick={() => (isOn ? microphone.stop() : void microphone.listen())}
      >
        {isOn ? "Stop listening" : "Listen whether I speak"}
      </Button>
      <p id="microphone-promise" className={classes.soft}>
        Only how loud it is, in this tab. Nothing is recorded, nothing is sent.
      </p>
      {state.status === "failed" && (
        <Notice tone="info" announce title="No microphone">
          {state.why}
        </Notice>
      )}
    </div>
  )
}
