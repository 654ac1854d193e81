import { Menu } from "@mantine/core"
import { COMPONENT_KINDS, FAMILIES, type KindId, kindOf } from "@outloud/shared/board/kinds.ts"
import { IconChevronDown, IconSquare } from "@tabler/icons-react"
import { useEditor } from "tldraw"
import { iconOf } from "./component-icons.ts"
import classes from "./SelectionBar.module.css"
import { useOpenMenu } from "./use-open-menu.ts"

export interface KindMenuProps {
  /** Null for a plain box. */
  readonly kind: KindId | null
  readonly onChoose: (kind: KindId | null) => void
}

/** What a box stands for, and everything else that it could. */
export function KindMenu({ kind, onChoose }: KindMenuProps) {
  const editor = useEditor()
  const [opened, setOpened] = useOpenMenu(editor, "component kind")
  const Icon = kind === null ? IconSquare : iconOf(kind)
  const choose = (next: KindId | null) => {
    if (next !== kind) onChoose(next)
  }
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={240} shadow="md" zIndex={400}>
      <Menu.Target>
        <button
          type="button"
          className={classes.button}
          aria-label={`Kind: ${kind === null ? "plain box" : kindOf(kind).name}`}
        >
          <Icon size={16} stroke={1.75} aria-hidden />
          {kind === null ? "Plain box" : kindOf(kind).name}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        {kind !== null && (
          <>
            <Menu.Item leftSection={<IconSquare size={16} stroke={1.5} />} onClick={() => choose(null)}>
              Plain box
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        {FAMILIES.map(family => (
          <Family key={family} family={family} chosen={kind} onChoose={choose} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

interface FamilyProps {
  readonly family: (typeof FAMILIES)[number]
  readonly chosen: KindId | null
  readonly onChoose: (kind: KindId) => void
}

function Family({ family, chosen, onChoose }: FamilyProps) {
  return (
    <>
      <Menu.Label>{family}</Menu.Label>
      {COMPONENT_KINDS.filter(kind => kind.family === family).map(({ id, name }) => {
        const Icon = iconOf(id)
        return (
          <Menu.Item
            key={id}
            aria-current={id === chosen || undefined}
            fw={id === chosen ? 600 : undefined}
            leftSection={<Icon className={classes.menuIcon} size={16} stroke={1.5} />}
            onClick={() => onChoose(id)}
          >
            {name}
          </Menu.Item>
        )
      })}
    </>
  )
}
