import { useRef } from "react"
import type { AsideWork } from "../../offline/kept-types.ts"
import { Dialog } from "../../ui/Dialog.tsx"
import classes from "./AsideDialog.module.css"
import { AsideRow } from "./AsideRow.tsx"
import type { KeptAside } from "./use-kept-aside.ts"

export interface AsideDialogProps {
  readonly aside: KeptAside
  readonly onClose: () => void
}

/** Work that the server would not have, and that is nowhere but in this browser. */
export default function AsideDialog({ aside, onClose }: AsideDialogProps) {
  const about = useRef<HTMLParagraphElement>(null)
  const remove = async (work: AsideWork) => {
    await aside.remove(work)
    // The button that was pressed is gone.
    about.current?.focus()
  }
  return (
    <Dialog opened onClose={onClose} title="Work set aside" size={520}>
      <p ref={about} tabIndex={-1} className={classes.about}>
        The server refused this work, or has gone back to an older board without it. It is kept in this
        browser alone, until you remove it. A board file can be opened with Import.
      </p>
      <ul className={classes.list}>
        {aside.works.map(({ work, file }) => (
          <AsideRow key={work.id} work={work} file={file} onRemove={() => remove(work)} />
        ))}
      </ul>
      {aside.works.length === 0 && <p role="status">Nothing is set aside any more.</p>}
    </Dialog>
  )
}
