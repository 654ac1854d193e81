import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconLock, IconPencil } from "@tabler/icons-react"
import type { ReactNode } from "react"
import classes from "./Notice.module.css"

const ICONS = {
  danger: IconAlertTriangle,
  live: IconCircleCheck,
  info: IconInfoCircle,
  private: IconLock,
  annotation: IconPencil,
}

export interface NoticeProps {
  readonly tone: keyof typeof ICONS
  /** A heading, where the text needs one. */
  readonly title?: string
  readonly children?: ReactNode
  /** Buttons: the ways out. */
  readonly actions?: ReactNode
  /** Read out when it appears: at once for what went wrong, else when the reader pauses. */
  readonly announce?: boolean
}

/** A short message whose meaning is its colour, its icon and its words together. */
export function Notice({ tone, title, children, actions, announce = false }: NoticeProps) {
  const Icon = ICONS[tone]
  const role = tone === "danger" ? "alert" : "status"
  return (
    <div className={classes.notice} data-tone={tone} role={announce ? role : undefined}>
      <Icon size={20} stroke={1.75} className={classes.icon} aria-hidden="true" />
      <div className={classes.body}>
        {title && <p className={classes.title}>{title}</p>}
        {children && <div>{children}</div>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  )
}
