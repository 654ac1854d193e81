import { Button } from "@mantine/core"
import type { ListedQuestion } from "@outloud/shared/protocol/api.ts"
import { IconCloudDownload } from "@tabler/icons-react"
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { ApiFailure, getQuestionKey } from "../api.ts"
import { keptKey } from "../interviewer/kept-key.ts"
import { reloadsOffline } from "../offline/service-worker.ts"
import { rememberedRooms } from "../remembered/this-browser.ts"
import { Notice } from "../ui/Notice.tsx"
import { PassphraseForm } from "./PassphraseForm.tsx"
import classes from "./QuestionBank.module.css"

/** For evenings without a connection: fetches what the simulated interviewer knows of every built-in question. */
export default function KeepForOffline({ questions }: { readonly questions: readonly ListedQuestion[] }) {
  const ids = questions.filter(({ own }) => !own).map(({ id }) => id)
  const [kept, setKept] = useState(() => ids.filter(id => keptKey(id).read() !== null).length)
  const keep = useMutation({
    mutationFn: async () => {
      setKept(0)
      for (const id of ids) {
        keptKey(id).keep(await getQuestionKey(id, rememberedRooms.passphrase()))
        setKept(count => count + 1)
      }
    },
  })
  if (!reloadsOffline()) return null
  const isKept = kept === ids.length
  const { error } = keep
  const needsPassphrase = error instanceof ApiFailure && error.code === "passphrase_required"
  return (
    <div className={classes.offline}>
      <p role="status">
        {isKept
          ? "Kept on this device: questions, board and interviewer work without the server."
          : "Practise without a connection: keep the interviewer on this device."}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconCloudDownload size={16} />}
        loading={keep.isPending}
        onClick={() => keep.mutate()}
      >
        {isKept ? "Keep the newest" : "Keep on this device"}
      </Button>
      {keep.isPending && <span>{`${kept} of ${ids.length}`}</span>}
      {needsPassphrase && <PassphraseForm message={error.message} onGiven={() => keep.mutate()} />}
      {error !== null && !needsPassphrase && (
        <Notice tone="danger" announce title="Not everything could be kept">
          {error.message} What is kept already stays.
        </Notice>
      )}
    </div>
  )
}
