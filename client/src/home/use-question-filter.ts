import { useDebouncedCallback } from "@mantine/hooks"
import { useEffect, useRef, useState } from "react"
import { useLocation, useSearch } from "wouter"
import { type QuestionFilter, readFilter, writeFilter } from "./question-filter.ts"

/** Milliseconds after the last keystroke; browsers limit how often a page may change its address. */
const WRITE_DELAY = 250

/** The filter, mirrored in the address so that it can be shared and survives a reload. */
export function useQuestionFilter(): [QuestionFilter, (change: Partial<QuestionFilter>) => void] {
  const search = useSearch()
  const [, navigate] = useLocation()
  const [filter, setFilter] = useState(() => readFilter(search))
  const written = useRef(search)

  const write = useDebouncedCallback((next: QuestionFilter) => {
    const query = writeFilter(next)
    written.current = query
    navigate(query ? `/?${query}` : "/", { replace: true })
  }, WRITE_DELAY)

  // The address changed by other means than ours: back, or a link on the page.
  useEffect(() => {
    if (search === written.current) return
    written.current = search
    setFilter(readFilter(search))
  }, [search])

  const change = (part: Partial<QuestionFilter>) => {
    const next = { ...filter, ...part }
    setFilter(next)
    write(next)
  }
  return [filter, change]
}
