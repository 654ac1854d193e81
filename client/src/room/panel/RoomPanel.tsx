import { ActionIcon, Center, Loader, Tabs } from "@mantine/core"
import type { Role } from "@outloud/shared/room/roles.ts"
import { IconLock, IconX } from "@tabler/icons-react"
import { lazy, Suspense } from "react"
import { useNewMoves } from "../../practice/practice-context.ts"
import { useNewCards } from "../../session/CardNews.tsx"
import { NewsDot } from "../../session/NewsDot.tsx"
import { Delayed } from "../../ui/Delayed.tsx"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { useView } from "../room-context.ts"
import { type PanelTab, panelTabsFor } from "../room-view.ts"
import { QuestionTab } from "./QuestionTab.tsx"
import classes from "./RoomPanel.module.css"

const EstimatesTab = lazy(() =>
  import("../../estimates/EstimatesTab.tsx").then(({ EstimatesTab }) => ({ default: EstimatesTab })),
)
const OutlineTab = lazy(() =>
  import("../../outline/OutlineTab.tsx").then(({ OutlineTab }) => ({ default: OutlineTab })),
)

const GuideTab = lazy(() =>
  import("../../interviewer/GuideTab.tsx").then(({ GuideTab }) => ({ default: GuideTab })),
)

const InterviewerTab = lazy(() =>
  import("../../practice/InterviewerTab.tsx").then(({ InterviewerTab }) => ({ default: InterviewerTab })),
)

const NotesTab = lazy(() =>
  import("../../interviewer/notes/NotesTab.tsx").then(({ NotesTab }) => ({ default: NotesTab })),
)

const ScoreTab = lazy(() =>
  import("../../scorecard/ScoreTab.tsx").then(({ ScoreTab }) => ({ default: ScoreTab })),
)

const TABS: Record<PanelTab, { readonly title: string; readonly Content: React.ComponentType }> = {
  question: { title: "Question", Content: QuestionTab },
  interviewer: { title: "Interviewer", Content: InterviewerTab },
  estimates: { title: "Estimates", Content: EstimatesTab },
  outline: { title: "Outline", Content: OutlineTab },
  guide: { title: "Guide", Content: GuideTab },
  notes: { title: "Notes", Content: NotesTab },
  score: { title: "Score", Content: ScoreTab },
}

/** What belongs beside the board: on the right, or on a phone a sheet from below. */
export function RoomPanel() {
  const setOpen = useView(view => view.setPanelOpen)
  const tab = useView(view => view.panelTab)
  const setTab = useView(view => view.setPanelTab)
  const role = useView(view => view.role)
  const tabs = panelTabsFor(role)
  const hasNews: Partial<Record<PanelTab, boolean>> = { question: useNewCards(), interviewer: useNewMoves() }
  return (
    <aside id="room-panel" className={classes.panel} aria-label="Panel">
      <Tabs
        value={tab}
        onChange={value => setTab(tabs.find(known => known === value) ?? "question")}
        keepMounted={false}
        className={classes.tabs}
      >
        <div className={classes.head}>
          <Tabs.List className={classes.list}>
            {tabs.map(name => (
              <Tabs.Tab
                key={name}
                value={name}
                className={classes.tab}
                data-private={isPrivate(name, role) || undefined}
              >
                {isPrivate(name, role) && (
                  <IconLock size={14} className={classes.lock} aria-label="Private:" />
                )}
                {TABS[name].title}
                {hasNews[name] && <NewsDot {...(name === "interviewer" && { label: "New word" })} />}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <ActionIcon className={classes.close} aria-label="Close the panel" onClick={() => setOpen(false)}>
            <IconX size={20} stroke={1.5} />
          </ActionIcon>
        </div>
        {tabs.map(name => (
          <Tabs.Panel key={name} value={name} className={classes.content} tabIndex={0}>
            <TabContent tab={name} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </aside>
  )
}

function isPrivate(tab: PanelTab, role: Role): boolean {
  return role === "interviewer" && (tab === "guide" || tab === "notes" || tab === "score")
}

/** A tab whose code does not come, or that fails, leaves the board and the other tabs alone. */
function TabContent({ tab }: { readonly tab: PanelTab }) {
  const { title, Content } = TABS[tab]
  return (
    <ErrorBoundary fallback={<Failed title={title} />}>
      <Suspense fallback={<Loading title={title} />}>
        <Content />
      </Suspense>
    </ErrorBoundary>
  )
}

function Failed({ title }: { readonly title: string }) {
  return (
    <Notice tone="danger" announce title={`${title} could not be shown`}>
      The board goes on without it. Reload the page to try again.
    </Notice>
  )
}

function Loading({ title }: { readonly title: string }) {
  return (
    <Delayed>
      <Center role="status" aria-label={`Loading: ${title}`}>
        <Loader size="sm" />
      </Center>
    </Delayed>
  )
}
