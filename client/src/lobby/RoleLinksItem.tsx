import { Button } from "@mantine/core"
import type { Role } from "@outloud/shared/room/roles.ts"
import { RoleIcon } from "../ui/RoleIcon.tsx"
import { ROLE_WORDS } from "../ui/role-words.ts"
import { LinkRow } from "./LinkRow.tsx"
import classes from "./LinksPanel.module.css"
import { headingId, type RoleLinks } from "./link-rows.ts"

export interface RoleLinksItemProps {
  readonly roomId: string
  readonly roleLinks: RoleLinks
  /** Secrets by link id, as far as this browser knows them. */
  readonly tokens: ReadonlyMap<string, string>
  /** What the links begin with, without a trailing slash. */
  readonly origin: string
  readonly making: boolean
  readonly onMake: (role: Role) => void
}

/** One role: what it may do, its links, and a way to a new one where there is none to hand out. */
export function RoleLinksItem({ roomId, roleLinks, tokens, origin, making, onMake }: RoleLinksItemProps) {
  const { role, links } = roleLinks
  const { name, may } = ROLE_WORDS[role]
  const needsNew = role !== "solo" && links.every(link => !tokens.has(link.id))
  return (
    <li className={classes.role}>
      <RoleIcon role={role} />
      <div className={classes.body}>
        <h3 id={headingId(role)} tabIndex={-1}>
          {name}
        </h3>
        <p className={classes.may}>{may}</p>
        {links.map(link => (
          <LinkRow
            key={link.id}
            roomId={roomId}
            link={link}
            token={tokens.get(link.id) ?? null}
            origin={origin}
          />
        ))}
        {needsNew && (
          <Button
            className={classes.make}
            variant="default"
            loading={making}
            onClick={() => onMake(role)}
            aria-label={`Make a new link for the ${name.toLowerCase()}`}
          >
            Make a new link
          </Button>
        )}
      </div>
    </li>
  )
}
