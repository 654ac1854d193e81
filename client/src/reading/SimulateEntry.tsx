import { NativeSelect } from "@mantine/core"
import { BANK } from "@outloud/shared/questions/bank.ts"
import { useState } from "react"
import { SimulateButton } from "../loop/SimulateButton.tsx"
import classes from "./Reading.module.css"

/** Pick a question, and begin. */
export function SimulateEntry() {
  const [id, setId] = useState(BANK[0]?.id ?? "")
  const question = BANK.find(one => one.id === id)
  return (
    <div className={classes.entry}>
      <NativeSelect
        label="Question"
        data={BANK.map(({ id: value, title, difficulty }) => ({ value, label: `${title} (${difficulty})` }))}
        value={id}
        onChange={event => setId(event.currentTarget.value)}
      />
      {question && <SimulateButton variant="filled" question={question} />}
    </div>
  )
}
