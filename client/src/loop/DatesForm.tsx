import { Button, TextInput } from "@mantine/core"
import type { CalendarDay } from "@outloud/shared/loop/calendar-day.ts"
import type { LoopDates } from "@outloud/shared/loop/loop-plan.ts"
import { type FormEvent, useState } from "react"
import { keptLoopDates } from "./kept-loop-dates.ts"
import classes from "./Loop.module.css"
import { type ReadDates, readDates } from "./read-dates.ts"

interface DatesFormProps {
  readonly dates: LoopDates | null
  readonly today: CalendarDay
}

/** When the plan begins and when the interview is. Kept once it is sent: a date that is being typed is many dates. */
export function DatesForm({ dates, today }: DatesFormProps) {
  const [first, setFirst] = useState<string>(dates?.first ?? "")
  const [interview, setInterview] = useState<string>(dates?.interview ?? "")
  const [read, setRead] = useState<ReadDates | null>(null)
  const problemOf = (field: "first" | "interview") =>
    read !== null && "problem" in read && read.field === field ? read.problem : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const answer = readDates({ first, interview }, today)
    setRead(answer)
    if ("dates" in answer) keptLoopDates.set(answer.dates)
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
          value={first}
          error={problemOf("first")}
          onChange={event => setFirst(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Day of the interview"
          value={interview}
          error={problemOf("interview")}
          onChange={event => setInterview(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" variant="default">
            {dates === null ? "Set the dates" : "Change the dates"}
          </Button>
          {dates !== null && (
            <Button variant="subtle" onClick={() => keptLoopDates.set(null)}>
              Remove them
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
