import { Button } from "@mantine/core"
import { lazy, Suspense } from "react"
import { Link, Route, Switch } from "wouter"
import { HomePage } from "./home/HomePage.tsx"
import { DEBRIEF_ROUTE } from "./remembered/room-link.ts"
import { MessagePage } from "./ui/MessagePage.tsx"
import { Waiting } from "./ui/Waiting.tsx"

const DebriefPage = lazy(() => import("./debrief/DebriefPage.tsx"))
const ProgressPage = lazy(() => import("./progress/ProgressPage.tsx"))
const RoomEntrance = lazy(() => import("./lobby/RoomEntrance.tsx"))

export function Routes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/progress" component={ProgressPage} />
        <Route path={DEBRIEF_ROUTE}>{({ roomId }) => <DebriefPage key={roomId} roomId={roomId} />}</Route>
        <Route path="/r/:roomId">{({ roomId }) => <RoomEntrance key={roomId} roomId={roomId} />}</Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Suspense>
  )
}

function NotFoundPage() {
  return (
    <MessagePage
      title="There is no such page"
      actions={
        <Button component={Link} href="/">
          Go to the questions
        </Button>
      }
    >
      The address may be incomplete. Links to a room look like /r/ followed by a long code.
    </MessagePage>
  )
}
