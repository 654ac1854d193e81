import { ActionIcon, TextInput, VisuallyHidden } from "@mantine/core"
import { type ComponentKind, FAMILIES, type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { IconLayoutSidebarLeftCollapse, IconSearch, IconX } from "@tabler/icons-react"
import { useEffect, useRef } from "react"
import { focusCanvas } from "../../canvas/focus-canvas.ts"
import { useRoomParts } from "../room-context.ts"
import classes from "./ComponentRail.module.css"
import { DragGhost } from "./DragGhost.tsx"
import { KindButton } from "./KindButton.tsx"
import { usePalette } from "./palette-context.ts"
import { type KindDrag, useKindDrag } from "./use-kind-drag.ts"
import { type KindSearch, useKindSearch } from "./use-kind-search.ts"
import { usePlaceKind } from "./use-place-kind.ts"
import { type Roving, useRoving } from "./use-roving.ts"
import { useSettledRecent } from "./use-settled-recent.ts"

export interface FullPaletteProps {
  /** Where it was called up for a moment. */
  readonly onClose?: () => void
}

interface Section {
  readonly title: string
  readonly kinds: readonly ComponentKind[]
}

/** Search, what was used last, and every kind by family. */
export function FullPalette({ onClose }: FullPaletteProps) {
  const { editor } = useRoomParts()
  const place = usePlaceKind()
  const drag = useKindDrag()
  const search = useKindSearch(place)
  const input = useSearchFocus()
  const { recent, settle } = useSettledRecent()
  const sections = sectionsFor(search, recent)
  const keys = sections.flatMap(({ title, kinds }) => kinds.map(({ id }) => `${title} ${id}`))
  const roving = useRoving(keys, { onLeaveUp: () => input.current?.focus() })

  const leave = () => {
    search.setWords("")
    onClose?.()
    if (editor !== null) focusCanvas(editor)
  }
  const onSearchKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "ArrowDown") {
      event.preventDefault()
      roving.focusFirst()
    } else if (event.key === "Enter") {
      event.preventDefault()
      search.enter()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hands on the keys of what is inside
    <div
      className={classes.palette}
      onPointerLeave={settle}
      onKeyDown={event => {
        if (event.key === "Escape") leave()
      }}
    >
      <div className={classes.head}>
        <TextInput
          ref={input}
          className={classes.search}
          size="sm"
          aria-label="Search components"
          aria-keyshortcuts="I"
          placeholder="Search"
          rightSection={
            <kbd className={classes.letter} aria-hidden>
              I
            </kbd>
          }
          leftSection={<IconSearch size={16} stroke={1.5} />}
          value={search.words}
          onChange={event => search.setWords(event.currentTarget.value)}
          onKeyDown={onSearchKey}
        />
        <CloseButton onClose={onClose} />
      </div>
      <VisuallyHidden role="status">{search.isAnswered && countWords(search.kinds.length)}</VisuallyHidden>
      <div className={classes.list} {...roving.list}>
        {sections.map(section => (
          <KindSection key={section.title} section={section} drag={drag} roving={roving} />
        ))}
        {search.isAnswered && search.kinds.length === 0 && (
          <p className={classes.none}>Nothing by this name. Draw a box and write into it what it is.</p>
        )}
      </div>
      <DragGhost dragged={drag.dragged} />
    </div>
  )
}

function CloseButton({ onClose }: FullPaletteProps) {
  const setExpanded = usePalette(palette => palette.setExpanded)
  const isPassing = onClose !== undefined
  return (
    <ActionIcon
      aria-label={isPassing ? "Close the components" : "Show only the icons of the components"}
      onClick={() => (isPassing ? onClose() : setExpanded(false))}
    >
      {isPassing ? (
        <IconX size={18} stroke={1.5} />
      ) : (
        <IconLayoutSidebarLeftCollapse size={20} stroke={1.5} />
      )}
    </ActionIcon>
  )
}

interface KindSectionProps {
  readonly section: Section
  readonly drag: KindDrag
  readonly roving: Roving
}

function KindSection({ section: { title, kinds }, drag, roving }: KindSectionProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className={classes.family}>
        {kinds.map(kind => (
          <li key={kind.id}>
            <KindButton kind={kind} form="row" drag={drag} roving={roving.item(`${title} ${kind.id}`)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function sectionsFor({ isSearching, kinds }: KindSearch, recent: readonly KindId[]): Section[] {
  if (isSearching) return kinds.length > 0 ? [{ title: "Found", kinds }] : []
  const families = FAMILIES.map(family => ({
    title: family,
    kinds: kinds.filter(kind => kind.family === family),
  }))
  return recent.length === 0 ? families : [{ title: "Last used", kinds: recent.map(kindOf) }, ...families]
}

/** The caret goes to the search whenever it is asked for. */
function useSearchFocus() {
  const input = useRef<HTMLInputElement>(null)
  const isAsked = usePalette(({ searches, answered }) => searches > answered)
  const answer = usePalette(palette => palette.answerSearch)
  useEffect(() => {
    if (!isAsked) return
    answer()
    input.current?.focus()
    input.current?.select()
  }, [isAsked, answer])
  return input
}

function countWords(count: number): string {
  return count === 1 ? "1 component" : `${count} components`
}
