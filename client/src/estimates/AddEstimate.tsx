import { ActionIcon, TextInput } from "@mantine/core"
import { MAX_FORMULA_LENGTH, MAX_UNIT_LENGTH } from "@outloud/shared/estimates/estimate.ts"
import { MAX_NAME_LENGTH } from "@outloud/shared/estimates/formula-text.ts"
import type { Sheet } from "@outloud/shared/estimates/sheet.ts"
import { IconPlus } from "@tabler/icons-react"
import { type FormEvent, type RefObject, useState } from "react"
import classes from "./Estimates.module.css"
import { parseEntry } from "./row-words.ts"
import type { EstimateActions } from "./use-estimate-actions.ts"

interface AddEstimateProps {
  readonly sheet: Sheet
  readonly actions: EstimateActions
  readonly inputRef: RefObject<HTMLInputElement | null>
}

/** One line to write an estimate: its name, an equals sign, its formula, perhaps its unit. */
export function AddEstimate({ sheet, actions, inputRef }: AddEstimateProps) {
  const [entry, setEntry] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseEntry(entry, sheet.byName.keys())
    if ("problem" in parsed) return setProblem(parsed.problem)
    actions.add(parsed)
    setEntry("")
  }
  return (
    <form className={classes.add} onSubmit={submit} noValidate>
      <TextInput
        ref={inputRef}
        size="sm"
        label="Add an estimate"
        description="Numbers may be 751 M, 5 k or 2.5 bn, and carry units: 3 TB / 1 day."
        placeholder="name = formula [unit]"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={MAX_NAME_LENGTH + MAX_FORMULA_LENGTH + MAX_UNIT_LENGTH}
        classNames={{
          input: classes.formula ?? "",
          description: classes.small ?? "",
          error: classes.small ?? "",
        }}
        value={entry}
        error={problem}
        onChange={event => {
          setEntry(event.currentTarget.value)
          setProblem(null)
        }}
        rightSection={
          <ActionIcon type="submit" aria-label="Add the estimate" size="100%" disabled={entry.trim() === ""}>
            <IconPlus size={18} stroke={1.75} />
          </ActionIcon>
        }
      />
    </form>
  )
}
