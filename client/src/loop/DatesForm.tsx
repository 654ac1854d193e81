import { Button, TextInput } from "@mantine/core"
import type { CalendarDay } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopDates } from "@outloud/shared/loop/loop-plan.ts"
import { type FormEvent, useRef, useState } from "react"
import { keptLoopDates } from "./kept-loop-dates.ts"
import classes from "./Loop.module.css"
import { type LoopDatesText, type ReadDates, readDates } from "./read-dates.ts"

interface DatesFormProps {
  readonly dates: LoopDates | null
  readonly today: CalendarDay
}

/** When the plan begins and when the interview is. Kept once it is sent: a date that is being typed is many dates. */
export function DatesForm({ dates, today }: DatesFormProps) {
  /** What was typed and not yet sent. */
  const [draft, setDraft] = useState<Partial<LoopDatesText>>({})
  const [read, setRead] = useState<ReadDates | null>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const fields = { first: dates?.first ?? "", interview: dates?.interview ?? "", ...draft }
  const problemOf = (field: keyof LoopDatesText) =>
    read !== null && "problem" in read && read.field === field ? read.problem : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const answer = readDates(fields, today)
    setRead(answer)
    if ("problem" in answer) return
    setDraft({})
    keptLoopDates.set(answer.dates)
  }
  const remove = () => {
    setDraft({})
    setRead(null)
    keptLoopDates.set(null)
    // The button that had the focus goes.
    firstField.current?.focus()
  }
  return (
    <section className={classes.dates} aria-labelledby="dates-title">
      <h2 id="dates-title">Your dates</h2>
      <p className={classes.soft}>
        {dates === null && "Set them, and every line of the plan gets its day. "}
        One of them is enough. Kept in this browser only.
      </p>
      <form onSubmit={submit} noValidate>
        <TextInput
          type="date"
          label="First day of practice"
          ref={firstField}
          value={fields.first}
          error={problemOf("first")}
          onChange={event => setDraft({ ...draft, first: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Day of the interview"
          value={fields.interview}
          error={problemOf("interview")}
          onChange={event => setDraft({ ...draft, interview: event.currentTarget.value })}
        />
        <div className={classes.buttons}>
          <Button type="submit" variant="default">
            {dates === null ? "Set dates" : "Change dates"}
          </Button>
          {dates !== null && (
            <Button variant="subtle" aria-label="Remove the dates" onClick={remove}>
              Remove
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
