import { useDocumentTitle } from "@mantine/hooks"
import { useEffect } from "react"
import { Link } from "wouter"
import { PageShell } from "../ui/PageShell.tsx"
import { Aside } from "./Aside.tsx"
import { ContinueLink } from "./ContinueLink.tsx"
import classes from "./HomePage.module.css"
import { QuestionBank } from "./QuestionBank.tsx"
import { TheLoop } from "./TheLoop.tsx"
import { VisitedRooms } from "./VisitedRooms.tsx"

export function HomePage() {
  useDocumentTitle("Outloud: practise system design out loud")
  // The browser looked for the fragment's target before there was a page.
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <PageShell
      nav={
        <>
          <a href="#questions">Questions</a>
          <a href="#rooms">Your rooms</a>
          <a href="#loop">The loop</a>
          <Link href="/progress">Progress</Link>
        </>
      }
    >
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
