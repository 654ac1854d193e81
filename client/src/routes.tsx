import { Button } from "@mantine/core"
import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { lazy, Suspense } from "react"
import { Link, Route, Switch } from "wouter"
import { HomePage } from "./home/HomePage.tsx"
import { DEBRIEF_ROUTE } from "./remembered/room-link.ts"
import { MessagePage } from "./ui/MessagePage.tsx"
import { Waiting } from "./ui/Waiting.tsx"

const DebriefPage = lazy(() => import("./debrief/DebriefPage.tsx"))
const InterviewerPage = lazy(() => import("./reading/InterviewerPage.tsx"))
const LoopPage = lazy(() => import("./loop/LoopPage.tsx"))
const ProgressPage = lazy(() => import("./progress/ProgressPage.tsx"))
const RulesPage = lazy(() => import("./reading/RulesPage.tsx"))
const RoomEntrance = lazy(() => import("./lobby/RoomEntrance.tsx"))

export function Routes() {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path={PAGES.home} component={HomePage} />
        <Route path={PAGES.loop} component={LoopPage} />
        <Route path={PAGES.interviewer} component={InterviewerPage} />
        <Route path={PAGES.rules} component={RulesPage} />
        <Route path={PAGES.progress} component={ProgressPage} />
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
        <Button component={Link} href={PAGES.home}>
          Go to the questions
        </Button>
      }
    >
      The address may be incomplete. Links to a room look like /r/ followed by a long code.
    </MessagePage>
  )
}
