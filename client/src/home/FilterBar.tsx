import { CloseButton, Kbd, NativeSelect, TextInput } from "@mantine/core"
import { useHotkeys } from "@mantine/hooks"
import { IconSearch } from "@tabler/icons-react"
import { useRef } from "react"
import classes from "./FilterBar.module.css"
import { DIFFICULTIES, type QuestionFilter } from "./question-filter.ts"

export interface FilterBarProps {
  readonly filter: QuestionFilter
  readonly tags: readonly string[]
  readonly onChange: (change: Partial<QuestionFilter>) => void
}

export function FilterBar({ filter, tags, onChange }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null)
  useHotkeys([["/", () => input.current?.focus()]])
  const clear = () => {
    onChange({ text: "" })
    input.current?.focus()
  }
  const offered = filter.tag && !tags.includes(filter.tag) ? [filter.tag, ...tags] : tags
  return (
    <search className={classes.bar}>
      <TextInput
        ref={input}
        className={classes.text}
        size="md"
        type="search"
        aria-label="Search the questions"
        aria-keyshortcuts="/"
        placeholder="Search questions and tags"
        value={filter.text}
        onChange={event => onChange({ text: event.currentTarget.value })}
        onKeyDown={event => {
          if (event.key === "Escape") clear()
        }}
        leftSection={<IconSearch size={18} stroke={1.75} />}
        rightSection={
          filter.text ? (
            <CloseButton aria-label="Clear the search" onClick={clear} />
          ) : (
            <Kbd className={classes.key} aria-hidden="true">
              /
            </Kbd>
          )
        }
      />
      <NativeSelect
        className={classes.select}
        size="md"
        aria-label="Tag"
        value={filter.tag ?? ""}
        onChange={event => onChange({ tag: event.currentTarget.value || null })}
        data={[{ value: "", label: "Any tag" }, ...offered]}
      />
      <NativeSelect
        className={classes.select}
        size="md"
        aria-label="Difficulty"
        value={filter.difficulty ?? ""}
        onChange={event =>
          onChange({ difficulty: DIFFICULTIES.find(level => level === event.currentTarget.value) ?? null })
        }
        data={[
          { value: "", label: "Any difficulty" },
          { value: "medium", label: "Medium" },
          { value: "hard", label: "Hard" },
        ]}
      />
    </search>
  )
}
