import { Button, Group, TextInput } from "@mantine/core"
import { DEBRIEF_WORD_LENGTH, type DebriefWord, type Session } from "@outloud/shared/room/session.ts"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { sayOfDebrief } from "../api.ts"
import { useRoomParts } from "../room/room-context.ts"
import { nameIn } from "../scorecard/score-words.ts"
import classes from "./Debrief.module.css"

interface ItemWordProps {
  readonly about: string
  /** Its name, for whoever hears the buttons one after the other. */
  readonly name: string
  readonly word: DebriefWord | undefined
  readonly people: Session["people"]
  readonly mayComment: boolean
}

/** What an interviewer says of one part; everybody reads it. */
export function ItemWord({ about, name, word, people, mayComment }: ItemWordProps) {
  const { room, credentials } = useRoomParts()
  const [draft, setDraft] = useState<string | null>(null)
  const saying = useMutation({
    mutationFn: (text: string) => sayOfDebrief(room.roomId, credentials, { about, text }),
    onSuccess: () => setDraft(null),
  })
  if (draft !== null)
    return (
      <form
        className={classes.word}
        onSubmit={event => {
          event.preventDefault()
          saying.mutate(draft.trim())
        }}
      >
        <TextInput
          aria-label={`Your word on ${name}`}
          autoFocus
          size="xs"
          maxLength={DEBRIEF_WORD_LENGTH}
          value={draft}
          error={saying.error?.message}
          onChange={event => setDraft(event.currentTarget.value)}
          onKeyDown={event => event.key === "Escape" && setDraft(null)}
        />
        <Group gap={8}>
          <Button type="submit" size="compact-sm" loading={saying.isPending}>
            Say it
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setDraft(null)}>
            Cancel
          </Button>
        </Group>
      </form>
    )
  return (
    <>
      {word !== undefined && (
        <p className={classes.said}>
          {nameIn(people, word.by)}: {word.text}
        </p>
      )}
      {mayComment && (
        <Button
          className={classes.say}
          variant="subtle"
          size="compact-xs"
          aria-label={`${word === undefined ? "Say a word" : "Change the word"} on ${name}`}
          onClick={() => setDraft(word?.text ?? "")}
        >
          {word === undefined ? "Say a word" : "Change the word"}
        </Button>
      )}
    </>
  )
}
