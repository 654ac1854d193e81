import { ActionIcon, Menu } from "@mantine/core"
import type { EstimateRow } from "@outloud/shared/estimates/sheet.ts"
import {
  IconCopy,
  IconDots,
  IconFocusCentered,
  IconPencil,
  IconPinned,
  IconRotate,
  IconTrash,
} from "@tabler/icons-react"
import classes from "./Estimates.module.css"
import type { EstimateActions } from "./use-estimate-actions.ts"

interface RowMenuProps {
  readonly row: EstimateRow
  readonly actions: EstimateActions
  readonly mayEdit: boolean
  readonly onRename?: () => void
  /** After the row, and this menu with it, is gone. */
  readonly onDeleted?: () => void
  readonly autoFocus?: boolean
}

/** What else can be done with a row. */
export function RowMenu({ row, actions, mayEdit, onRename, onDeleted, autoFocus }: RowMenuProps) {
  const isOnBoard = row.card !== null
  return (
    <Menu width={220} position="bottom-end" shadow="md" classNames={{ item: classes.item ?? "" }}>
      <Menu.Target>
        <ActionIcon
          className={classes.menu}
          size={32}
          aria-label={`More for ${row.name}`}
          autoFocus={autoFocus ?? false}
        >
          <IconDots size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isOnBoard && (
          <Menu.Item leftSection={<IconFocusCentered size={16} />} onClick={() => actions.show(row)}>
            Show on the board
          </Menu.Item>
        )}
        {!isOnBoard && mayEdit && (
          <Menu.Item leftSection={<IconPinned size={16} />} onClick={() => actions.putOnBoard(row)}>
            Put on the board
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void actions.copy(row)}>
          Copy the result
        </Menu.Item>
        {mayEdit && onRename !== undefined && isOnBoard && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
            Rename
          </Menu.Item>
        )}
        {mayEdit && isOnBoard && (
          <Menu.Item
            leftSection={row.given === null ? <IconTrash size={16} /> : <IconRotate size={16} />}
            onClick={() => {
              actions.remove(row)
              onDeleted?.()
            }}
          >
            {row.given === null ? "Delete" : "Back to the given value"}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
