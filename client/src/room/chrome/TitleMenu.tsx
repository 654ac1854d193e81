import { Button, Popover, UnstyledButton } from "@mantine/core"
import { IconArrowLeft, IconChevronDown } from "@tabler/icons-react"
import { Link } from "wouter"
import { useRoomParts } from "../room-context.ts"
import classes from "./TitleMenu.module.css"

/** The question's title, and under it the whole question and the way home. */
export function TitleMenu() {
  const { question } = useRoomParts().room
  return (
    <Popover width={340} position="bottom-start" shadow="md" trapFocus>
      <h1 className={classes.heading}>
        <Popover.Target>
          <UnstyledButton className={classes.title}>
            <span>{question.title}</span>
            <IconChevronDown size={16} aria-hidden="true" />
          </UnstyledButton>
        </Popover.Target>
      </h1>
      <Popover.Dropdown className={classes.menu}>
        <p>{question.text}</p>
        <Button component={Link} href="/" variant="default" leftSection={<IconArrowLeft size={16} />}>
          Back to the questions
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
