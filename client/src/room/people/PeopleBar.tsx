import { Popover, Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core"
import { canManageRoom } from "@outloud/shared/room/access.ts"
import { IconUsers } from "@tabler/icons-react"
import { lazy, useCallback, useState } from "react"
import { ROLE_WORDS } from "../../ui/role-words.ts"
import { LateDialog } from "../chrome/LateDialog.tsx"
import { useFollowed, usePeople, useRoomParts, useView } from "../room-context.ts"
import type { CommandDialogProps } from "./CommandDialog.tsx"
import classes from "./PeopleBar.module.css"
import { PersonMenu } from "./PersonMenu.tsx"
import { initials, type Person } from "./people.ts"

const CommandDialog = lazy(() => import("./CommandDialog.tsx"))

/** How many stand in the bar by themselves; the list holds everybody. */
const MOST_SHOWN = 4

/** Who is here. A person's button follows their view, until it is pressed again or the board is moved by hand. */
export function PeopleBar() {
  const people = usePeople()
  const isRun = useView(view => canManageRoom(view.role))
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = useCallback(() => setAsked(null), [])
  const shown = people.length > MOST_SHOWN ? people.slice(0, MOST_SHOWN - 1) : people
  const rest = people.length - shown.length
  return (
    <section className={classes.people} aria-label="People in this room">
      <div className={classes.row}>
        {shown.map(person => (
          <PersonButton key={person.id} person={person} />
        ))}
        <Everybody {...{ people, rest }} isWanted={isRun && people.length > 1} onAsk={setAsked} />
      </div>
      {asked && (
        <LateDialog isAsked onMissing={close}>
          <CommandDialog {...asked} onClose={close} />
        </LateDialog>
      )}
    </section>
  )
}

type Asked = Pick<CommandDialogProps, "person" | "command">

function PersonButton({ person }: { readonly person: Person }) {
  const { isFollowed, toggle } = useFollow(person)
  if (person.isMe) {
    return (
      <span className={classes.person}>
        <Avatar person={person} />
        <span className={classes.name}>{person.name} (you)</span>
      </span>
    )
  }
  return (
    <Tooltip label={`${describe(person)}. ${isFollowed ? "Press to stop following" : "Press to follow"}`}>
      <UnstyledButton className={classes.person} aria-pressed={isFollowed} onClick={toggle}>
        <Avatar person={person} />
        <VisuallyHidden>Follow</VisuallyHidden>
        <span className={classes.name}>{person.name}</span>
        <span className={classes.role}>{ROLE_WORDS[person.role].name.toLowerCase()}</span>
      </UnstyledButton>
    </Tooltip>
  )
}

interface EverybodyProps {
  readonly people: readonly Person[]
  /** How many do not stand in the bar by themselves. */
  readonly rest: number
  /** Whether there is use for the list though everybody stands in the bar; where there is no room, there always is. */
  readonly isWanted: boolean
  readonly onAsk: (asked: Asked) => void
}

function Everybody({ people, rest, isWanted, onAsk }: EverybodyProps) {
  const [isOpen, setOpen] = useState(false)
  const ask = (asked: Asked) => {
    setOpen(false)
    onAsk(asked)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.more}
          data-rest={rest > 0 || undefined}
          data-spare={(rest === 0 && !isWanted) || undefined}
          aria-label={`Everybody in this room: ${people.length}`}
          onClick={() => setOpen(!isOpen)}
        >
          <IconUsers size={20} stroke={1.5} aria-hidden="true" />
          <span className={classes.rest}>{rest > 0 && `+${rest}`}</span>
          <span className={classes.count}>{people.length}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.list}>
          {people.map(person => (
            <PersonRow key={person.id} person={person} onAsk={ask} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

interface PersonRowProps {
  readonly person: Person
  readonly onAsk: (asked: Asked) => void
}

function PersonRow({ person, onAsk }: PersonRowProps) {
  const { isFollowed, toggle } = useFollow(person)
  return (
    <li>
      <Avatar person={person} />
      <span className={classes.about}>
        <span>{person.name}</span>
        <span className={classes.role}>
          {ROLE_WORDS[person.role].name}
          {person.isEditing && " · writing a label"}
        </span>
      </span>
      {person.isMe ? (
        <span className={classes.role}>you</span>
      ) : (
        <UnstyledButton className={classes.follow} aria-pressed={isFollowed} onClick={toggle}>
          {isFollowed ? "Following" : "Follow"}
        </UnstyledButton>
      )}
      <PersonMenu person={person} onCommand={command => onAsk({ person, command })} />
    </li>
  )
}

function Avatar({ person }: { readonly person: Person }) {
  return (
    <span
      className={classes.avatar}
      style={{ backgroundColor: person.color }}
      data-editing={person.isEditing || undefined}
    >
      <span aria-hidden="true">{initials(person.name)}</span>
    </span>
  )
}

function useFollow(person: Person) {
  const { editor } = useRoomParts()
  const isFollowed = useFollowed() === person.id
  const toggle = () => {
    if (isFollowed) editor?.stopFollowingUser()
    else editor?.startFollowingUser(person.id)
  }
  return { isFollowed, toggle }
}

function describe(person: Person): string {
  const writing = person.isEditing ? ", writing a label" : ""
  return `${person.name}, ${ROLE_WORDS[person.role].name.toLowerCase()}${writing}`
}
