import { useDocumentTitle } from "@mantine/hooks"
import type { ReactNode } from "react"
import classes from "./MessagePage.module.css"
import { PageShell } from "./PageShell.tsx"

export interface MessagePageProps {
  readonly title: string
  readonly children: ReactNode
  /** At least one way out. */
  readonly actions: ReactNode
}

/** A whole page that says one thing, such as that a link was revoked. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  useDocumentTitle(`${title} · Outloud`)
  return (
    <PageShell>
      <div className={classes.message} role="alert">
        <h1>{title}</h1>
        <p>{children}</p>
        <div className={classes.actions}>{actions}</div>
      </div>
    </PageShell>
  )
}
