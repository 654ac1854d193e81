import { Button, VisuallyHidden } from "@mantine/core"
import type { RevealKind } from "@outloud/shared/room/session.ts"
import { IconEye, IconEyeCheck } from "@tabler/icons-react"
import { timeOfDay } from "../session/time-of-day.ts"
import { onCardKey } from "./card-keys.ts"
import classes from "./Guide.module.css"
import { Key } from "./Key.tsx"
import { useReveal } from "./use-reveal.ts"

export interface RevealItemProps {
  readonly kind: RevealKind
  readonly id: string
  /** For the interviewer's eyes. */
  readonly title: string
  /** What the candidate will read. */
  readonly text: string
  /** When it was shown, by the server's clock; null before. */
  readonly shownAt: number | null
}

/** A card that can be shown to the candidate, once. */
export function RevealItem({ kind, id, title, text, shownAt }: RevealItemProps) {
  const { mutate, isPending } = useReveal()
  const show = () => mutate({ kind, id })
  return (
    <li
      className={classes.card}
      data-shown={shownAt !== null || undefined}
      data-own-keys=""
      onKeyDown={event => onCardKey(event, shownAt === null && !isPending ? { r: show } : {})}
    >
      <p className={classes.title}>{title}</p>
      <p>{text}</p>
      {shownAt === null ? (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconEye size={16} />}
          loading={isPending}
          aria-keyshortcuts="r"
          rightSection={<Key letter="r" />}
          onClick={show}
        >
          Show to the candidate
          <VisuallyHidden>: {title}</VisuallyHidden>
        </Button>
      ) : (
        <p className={classes.shown}>
          <IconEyeCheck size={16} aria-hidden="true" /> Shown at {timeOfDay(shownAt)}
        </p>
      )}
    </li>
  )
}
