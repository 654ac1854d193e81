import { ActionIcon, Menu } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import type { Role } from "@outloud/shared/room/roles.ts"
import { IconDots, IconSwitchHorizontal, IconUserMinus } from "@tabler/icons-react"
import { RoleIcon } from "../../ui/RoleIcon.tsx"
import { ROLE_WORDS } from "../../ui/role-words.ts"
import { useView } from "../room-context.ts"
import type { Person } from "./people.ts"
import type { PersonCommand } from "./use-person-command.ts"

const GIVEN_ROLES = ["interviewer", "candidate", "observer"] as const satisfies readonly Role[]

export interface PersonMenuProps {
  readonly person: Person
  /** Asks before anything happens: the menu itself may be gone by then. */
  readonly onCommand: (command: PersonCommand) => void
}

/** What whoever runs the room may do with somebody else in it. Nothing for everybody else. */
export function PersonMenu({ person, onCommand }: PersonMenuProps) {
  const role = useView(view => view.role)
  if (!canManageRoom(role) || person.isMe || person.role === "solo") return null
  const maySwap = role === "interviewer" && person.role === "candidate"
  return (
    // Within the list: a press beside it closes the list, and the menu would be gone before the button comes up.
    <Menu position="bottom-end" shadow="md" withinPortal={false}>
      <Menu.Target>
        <ActionIcon aria-label={`Change the role of ${person.name}`}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {maySwap && (
          <Menu.Item
            leftSection={<IconSwitchHorizontal size={16} />}
            onClick={() => onCommand({ kind: "swap" })}
          >
            Swap roles with you…
          </Menu.Item>
        )}
        {GIVEN_ROLES.filter(given => given !== person.role).map(given => (
          <Menu.Item
            key={given}
            leftSection={<RoleIcon role={given} size={16} />}
            onClick={() => onCommand({ kind: "role", role: given })}
          >
            Make {ROLE_WORDS[given].name.toLowerCase()}…
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconUserMinus size={16} />}
          onClick={() => onCommand({ kind: "remove" })}
        >
          Remove from the room…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
