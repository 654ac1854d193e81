import { useDocumentTitle } from "@mantine/hooks"
import { PageShell } from "../ui/PageShell.tsx"
import { SiteNav } from "../ui/SiteNav.tsx"
import { useFragment } from "../ui/use-fragment.ts"
import { Aside } from "./Aside.tsx"
import { ContinueLink } from "./ContinueLink.tsx"
import classes from "./HomePage.module.css"
import { QuestionBank } from "./QuestionBank.tsx"
import { TheLoop } from "./TheLoop.tsx"
import { VisitedRooms } from "./VisitedRooms.tsx"

export function HomePage() {
  useDocumentTitle("Outloud: practise system design out loud")
  useFragment()
  return (
    <PageShell nav={<SiteNav />}>
      <div className={classes.hero}>
        <h1>Practise system design out loud.</h1>
        <p>Pick a question: sketch alone, be interviewed, or interview someone on a shared board.</p>
        <ContinueLink />
      </div>
      <div className={classes.columns}>
        <QuestionBank />
        <Aside />
      </div>
      <div className={classes.rest}>
        <VisitedRooms />
        <TheLoop />
      </div>
    </PageShell>
  )
}
