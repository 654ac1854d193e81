import { Button } from "@mantine/core"
import { Link } from "wouter"
import { ApiFailure } from "../api.ts"
import { MessagePage } from "../ui/MessagePage.tsx"

export interface RoomRefusedProps {
  readonly error: Error
  readonly trying: boolean
  readonly onRetry: () => void
}

/** Why this room does not open, and what to do about it. */
export function RoomRefused({ error, trying, onRetry }: RoomRefusedProps) {
  const words = wordsFor(error)
  return (
    <MessagePage
      title={words.title}
      actions={
        <>
          {words.mayPass && (
            <Button loading={trying} onClick={onRetry}>
              Try again
            </Button>
          )}
          <Button component={Link} href="/" variant={words.mayPass ? "default" : "filled"}>
            Go to the questions
          </Button>
        </>
      }
    >
      {words.text}
    </MessagePage>
  )
}

/** For who comes to a room's address without having ever had a link to it in this browser. */
export function NoLink() {
  return (
    <MessagePage
      title="You need a link to this room"
      actions={
        <Button component={Link} href="/">
          Go to the questions
        </Button>
      }
    >
      This address has lost its key, the part after the # sign. Ask whoever invited you for the whole link.
    </MessagePage>
  )
}

interface RefusalWords {
  readonly title: string
  readonly text: string
  /** Whether trying again may help. */
  readonly mayPass: boolean
}

function wordsFor(error: Error): RefusalWords {
  const code = error instanceof ApiFailure ? error.code : "unexpected"
  switch (code) {
    case "bad_token":
      return { title: "This link does not let you in", text: error.message, mayPass: false }
    case "no_room":
      return {
        title: "There is no such room",
        text: "It was deleted, or the link is not complete.",
        mayPass: false,
      }
    case "unreachable":
      return {
        title: "The server cannot be reached",
        text: "Your link is kept. This page tries again every few seconds, and opens the room when the server answers.",
        mayPass: true,
      }
    default:
      return { title: "The room could not be opened", text: error.message, mayPass: true }
  }
}
