import { Button, type ButtonProps, TextInput } from "@mantine/core"
import { IconCheck, IconCopy } from "@tabler/icons-react"
import { useEffect, useState } from "react"
import { copyText } from "./copy-text.ts"

/** Milliseconds that "Copied" stays. */
const CONFIRMATION = 2000

export interface CopyButtonProps extends ButtonProps {
  readonly text: string
  readonly label: string
  /** For those who hear the button without its surroundings, such as "Copy link for the candidate". */
  readonly describedAs?: string
}

/** Copies; and where the browser does not allow it, shows the text selected, to be copied by hand. */
export function CopyButton({ text, label, describedAs, ...button }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none")
  useEffect(() => {
    if (outcome !== "copied") return
    const timer = setTimeout(() => setOutcome("none"), CONFIRMATION)
    return () => clearTimeout(timer)
  }, [outcome])

  if (outcome === "failed") {
    return (
      <TextInput
        label="Copy it from here"
        value={text}
        readOnly
        autoFocus
        onFocus={event => event.currentTarget.select()}
      />
    )
  }
  const copied = outcome === "copied"
  return (
    <Button
      variant="default"
      leftSection={copied ? <IconCheck size={16} color="var(--ol-live-text)" /> : <IconCopy size={16} />}
      aria-label={copied ? undefined : describedAs}
      onClick={async () => setOutcome((await copyText(text)) ? "copied" : "failed")}
      {...button}
    >
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  )
}
