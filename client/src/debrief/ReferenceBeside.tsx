import { Button, Skeleton } from "@mantine/core"
import { kindOf } from "@outloud/shared/board/kinds.ts"
import type { ComparedPart, Comparison } from "@outloud/shared/debrief/compare-boards.ts"
import type { Debrief } from "@outloud/shared/debrief/debrief.ts"
import { kindOfRef } from "@outloud/shared/questions/condition.ts"
import { IconCheck, IconMinus, IconPlus } from "@tabler/icons-react"
import { lazy, Suspense, useState } from "react"
import classes from "./Debrief.module.css"
import { ItemWord } from "./ItemWord.tsx"

const ReferencePicture = lazy(() => import("./ReferencePicture.tsx"))

interface ReferenceBesideProps {
  readonly debrief: Debrief
  readonly mayComment: boolean
}

/** The reference beside the board: what is there, what is not, and what the board has beyond it. */
export function ReferenceBeside({ debrief, mayComment }: ReferenceBesideProps) {
  const { key, comparison, session } = debrief
  if (key === null) return null
  const wordOn = (id: string, name: string) => (
    <ItemWord
      about={id}
      name={name}
      word={session.words[id]}
      people={session.people}
      mayComment={mayComment}
    />
  )
  const nameOf = (ref: string) =>
    key.components.find(one => one.ref === ref)?.name ?? kindOf(kindOfRef(ref)).name
  return (
    <section aria-labelledby="debrief-reference">
      <h2 id="debrief-reference">One reference, beside this board</h2>
      <p className={classes.soft}>
        One good answer, and no verdict: a different one can be right, and the interviewer can say so of each
        part.
      </p>
      <Suspense>
        <ReferencePicture answer={key} />
      </Suspense>
      {comparison === null ? (
        <Skeleton height={200} role="status" aria-label="Reading the board" />
      ) : (
        <>
          <h3>Components</h3>
          <Parts parts={comparison.components} wordOn={wordOn} />
          <h3>Flows</h3>
          <Parts parts={comparison.flows} wordOn={wordOn} />
          {comparison.extra.length > 0 && <ExtraParts parts={comparison.extra} wordOn={wordOn} />}
        </>
      )}
      <h3>Ways through the reference</h3>
      <ol className={classes.paths}>
        {key.reference.paths.map(({ name, refs, note }) => (
          <li key={name}>
            <strong>{name}</strong>: {refs.map(nameOf).join(" → ")}. {note}
          </li>
        ))}
      </ol>
      <h3>What it decides</h3>
      <ul className={classes.plain}>
        {key.reference.decisions.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

type WordOn = (id: string, name: string) => React.ReactNode

interface PartsProps {
  readonly parts: readonly ComparedPart[]
  readonly wordOn: WordOn
}

function Parts({ parts, wordOn }: PartsProps) {
  const there = parts.filter(({ isThere }) => isThere).length
  return (
    <>
      <p className={classes.soft}>
        {there} of {parts.length} are there.
      </p>
      <ul className={classes.parts}>
        {parts.map(({ id, name, why, level, found, isThere }) => (
          <li key={id} data-there={isThere || undefined}>
            <span className={classes.state}>
              {isThere ? (
                <>
                  <IconCheck size={16} aria-hidden="true" /> There
                </>
              ) : (
                <>
                  <IconMinus size={16} aria-hidden="true" /> Not there
                </>
              )}
            </span>
            <div>
              <strong>{name}</strong>
              {found.length > 0 && <> as {found.map(({ label }) => label).join(", ")}</>}
              <span className={classes.soft}>
                {" "}
                {why}
                {level === "good" && " Good to have."}
              </span>
              {wordOn(id, name)}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** So many are read before the rest is asked for: a board of hundreds would bury what comes below. */
const EXTRA_SHOWN = 24

interface ExtraPartsProps {
  readonly parts: Comparison["extra"]
  readonly wordOn: WordOn
}

function ExtraParts({ parts, wordOn }: ExtraPartsProps) {
  const [isWhole, setWhole] = useState(parts.length <= EXTRA_SHOWN)
  return (
    <>
      <h3>On this board, beyond the reference</h3>
      <ul className={classes.parts}>
        {parts.slice(0, isWhole ? undefined : EXTRA_SHOWN).map(({ id, name }) => (
          <li key={id}>
            <span className={classes.state}>
              <IconPlus size={16} aria-hidden="true" /> More
            </span>
            <div>
              <strong>{name}</strong>
              {wordOn(id, name)}
            </div>
          </li>
        ))}
      </ul>
      {!isWhole && (
        <Button variant="default" onClick={() => setWhole(true)}>
          {`Show the other ${parts.length - EXTRA_SHOWN}`}
        </Button>
      )}
    </>
  )
}
