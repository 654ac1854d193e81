import type { Role } from "@outloud/shared/room/roles.ts"
import { IconEye, IconMessageCircle, IconPencil, IconUser } from "@tabler/icons-react"

const ICONS = {
  candidate: IconPencil,
  interviewer: IconMessageCircle,
  observer: IconEye,
  solo: IconUser,
} satisfies Record<Role, unknown>

export function RoleIcon({ role, size = 20 }: { readonly role: Role; readonly size?: number }) {
  const Icon = ICONS[role]
  return <Icon size={size} stroke={1.75} aria-hidden="true" />
}
