import { Button, Skeleton } from "@mantine/core"
import type { EstimateRow, Sheet } from "@outloud/shared/estimates/sheet.ts"
import { useId, useRef } from "react"
import type { EstimateBoard } from "../canvas/estimate-edits.ts"
import { isEnded } from "../room/connection/connection-status.ts"
import { useSnapshot, useView } from "../room/room-context.ts"
import { mayDraw } from "../room/room-view.ts"
import { Delayed } from "../ui/Delayed.tsx"
import { Notice } from "../ui/Notice.tsx"
import { AddEstimate } from "./AddEstimate.tsx"
import { EstimateRowView } from "./EstimateRowView.tsx"
import classes from "./Estimates.module.css"
import { InputRowView } from "./InputRowView.tsx"
import { type EstimateActions, useEstimateActions } from "./use-estimate-actions.ts"
import { useEstimateBoard, useSheet, useSheetEngine } from "./use-sheet.ts"

/** The estimate sheet: the question's numbers, and what people compute from them on the board. */
export function EstimatesTab() {
  const engine = useSheetEngine()
  const board = useEstimateBoard(engine.data)
  const sheet = useSheet(board)
  if (engine.isError) return <NotLoaded isTrying={engine.isFetching} onRetry={() => void engine.refetch()} />
  if (board === null || sheet === null) return <Loading />
  return <SheetView board={board} sheet={sheet} />
}

function SheetView({ board, sheet }: { readonly board: EstimateBoard; readonly sheet: Sheet }) {
  const isOver = useSnapshot(({ status }) => isEnded(status))
  const mayWrite = useView(mayDraw) && !isOver
  const isAnnotating = useView(view => view.activeLayer !== "diagram")
  const actions = useEstimateActions(board)
  const addField = useRef<HTMLInputElement>(null)
  const mayEdit = mayWrite && !isAnnotating
  return (
    <section className={classes.sheet} aria-label="Estimates">
      {mayWrite && isAnnotating && <AnnotatingNotice />}
      <h2>Estimates</h2>
      <p className={classes.intro}>Everybody in the room sees them. Each one is a card on the board.</p>
      {sheet.estimates.length === 0 ? (
        <p className={classes.empty}>{emptyWords(sheet, mayEdit)}</p>
      ) : (
        <ul className={classes.list} aria-label="Estimates">
          {sheet.estimates.map(row => (
            <EstimateRowView
              key={row.id}
              {...{ row, sheet, actions, mayEdit }}
              onDeleted={() => addField.current?.focus()}
            />
          ))}
        </ul>
      )}
      {mayEdit && <AddEstimate {...{ sheet, actions }} inputRef={addField} />}
      <Inputs {...{ sheet, actions, mayEdit }} />
    </section>
  )
}

function emptyWords(sheet: Sheet, mayEdit: boolean): string {
  if (!mayEdit) return "Nobody has estimated anything yet."
  const [first, second] = sheet.inputs
  const formula = first && second ? `${first.name} * ${second.name}` : "5 k * 3"
  return `Nothing yet. Name a number that would change your design, and write how it comes about: result = ${formula}`
}

interface InputsProps {
  readonly sheet: Sheet
  readonly actions: EstimateActions
  readonly mayEdit: boolean
}

function Inputs({ sheet, actions, mayEdit }: InputsProps) {
  const isAssumed = ({ given }: EstimateRow) => given?.source.kind === "assumption"
  const groups = [
    { title: "Given", rows: sheet.inputs.filter(row => !isAssumed(row)) },
    { title: "For this exercise, assume", rows: sheet.inputs.filter(isAssumed) },
  ]
  return groups.map(
    ({ title, rows }) => rows.length > 0 && <InputGroup key={title} {...{ title, rows, actions, mayEdit }} />,
  )
}

interface InputGroupProps extends Omit<InputsProps, "sheet"> {
  readonly title: string
  readonly rows: readonly EstimateRow[]
}

function InputGroup({ title, rows, actions, mayEdit }: InputGroupProps) {
  const heading = useId()
  return (
    <>
      <h3 id={heading}>{title}</h3>
      <ul className={classes.list} aria-labelledby={heading}>
        {rows.map(row => (
          <InputRowView key={row.name} {...{ row, actions, mayEdit }} />
        ))}
      </ul>
    </>
  )
}

function AnnotatingNotice() {
  const setActiveLayer = useView(view => view.setActiveLayer)
  return (
    <Notice
      tone="annotation"
      actions={
        <Button variant="default" onClick={() => setActiveLayer("diagram")}>
          Draw on the board
        </Button>
      }
    >
      You are annotating. Estimates belong to the board.
    </Notice>
  )
}

function NotLoaded({ isTrying, onRetry }: { readonly isTrying: boolean; readonly onRetry: () => void }) {
  return (
    <Notice
      tone="danger"
      announce
      title="The estimates could not be loaded"
      actions={
        <Button variant="default" loading={isTrying} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      What stands on the board is safe.
    </Notice>
  )
}

function Loading() {
  return (
    <Delayed>
      <div role="status" aria-label="Loading the estimates" className={classes.sheet}>
        {[72, 48, 44, 40].map(height => (
          <Skeleton key={height} height={height} mb={12} />
        ))}
      </div>
    </Delayed>
  )
}
