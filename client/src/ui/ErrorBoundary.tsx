import { Component, type ReactNode } from "react"
import { CrashPage } from "./CrashPage.tsx"

interface ErrorBoundaryState {
  readonly error: Error | null
}

export interface ErrorBoundaryProps {
  readonly children: ReactNode
  /** In place of a part that has failed; without it the whole page says so, and offers the ways out. */
  readonly fallback?: ReactNode
}

/** Keeps a fault in one part from leaving an empty window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return this.props.fallback ?? <CrashPage error={this.state.error} />
  }
}
