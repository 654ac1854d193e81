import type { Reveal } from "@outloud/shared/room/session.ts"
import { IconBulb, IconInfoCircle, IconRefresh } from "@tabler/icons-react"
import classes from "./RevealedCards.module.css"
import { timeOfDay } from "./time-of-day.ts"
import { useSession } from "./use-session.ts"

const KINDS: Record<Reveal["kind"], { readonly name: string; readonly Icon: typeof IconBulb }> = {
  fact: { name: "Fact", Icon: IconInfoCircle },
  hint: { name: "Hint", Icon: IconBulb },
  change: { name: "A requirement has changed", Icon: IconRefresh },
}

/** What the interviewer has shown, the latest first. Nothing at all before the first card. */
export function RevealedCards() {
  const { reveals } = useSession()
  if (reveals.length === 0) return null
  return (
    <section className={classes.cards} aria-label="Shown by the interviewer">
      <h3>Shown by the interviewer</h3>
      <ul>
        {[...reveals].reverse().map(({ kind, id, title, text, at }) => {
          const { name, Icon } = KINDS[kind]
          return (
            <li key={`${kind}.${id}`} data-kind={kind}>
              <p className={classes.head}>
                <Icon size={16} aria-hidden="true" />
                <span>{title === "" ? name : `${name}: ${title}`}</span>
                <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time>
              </p>
              <p>{text}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
