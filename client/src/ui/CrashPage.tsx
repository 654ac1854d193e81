import { Button } from "@mantine/core"
import { MessagePage } from "./MessagePage.tsx"

/** How browsers word the failure to load a part of the program: offline, or the server was updated meanwhile. */
const MISSING_PART = /dynamically imported module|importing a module script|module script failed|preload/i

export function CrashPage({ error }: { readonly error: Error }) {
  const missingPart = MISSING_PART.test(error.message)
  return (
    <MessagePage
      title={missingPart ? "A part of this page could not be loaded" : "This page has stopped working"}
      actions={
        <>
          <Button onClick={() => window.location.reload()}>Reload</Button>
          <Button component="a" href="/" variant="default">
            Go to the questions
          </Button>
        </>
      }
    >
      {missingPart
        ? "The connection is down, or Outloud was updated since you opened this page. Reload to get it again."
        : `It is a fault in Outloud, not something you did. What was shown as saved is safe on the server. (${error.message})`}
    </MessagePage>
  )
}
