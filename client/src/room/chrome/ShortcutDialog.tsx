import { Kbd } from "@mantine/core"
import { Dialog } from "../../ui/Dialog.tsx"
import { useView } from "../room-context.ts"
import { boardKeysFor, componentKeysFor, shortcutsFor } from "../shortcuts.ts"
import classes from "./ShortcutDialog.module.css"

/** Every key that does something here, for this role. */
export function ShortcutDialog() {
  const role = useView(view => view.role)
  const hasEnded = useView(view => view.hasEnded)
  const rights = { role, hasEnded }
  const isOpen = useView(view => view.dialog === "shortcuts")
  const setDialog = useView(view => view.setDialog)
  return (
    <Dialog opened={isOpen} onClose={() => setDialog(null)} title="Keyboard shortcuts" size={480}>
      <div className={classes.keys}>
        <Keys title="This room" rows={shortcutsFor(rights)} />
        <Keys title="On the board" rows={boardKeysFor(rights)} />
        <Keys title="Place a component, connected to the selected one" rows={componentKeysFor(rights)} />
      </div>
    </Dialog>
  )
}

interface KeysProps {
  readonly title: string
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: string }[]
}

function Keys({ title, rows }: KeysProps) {
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map(key => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
