import { Component, type ReactNode } from "react"
import { CrashPage } from "./CrashPage.tsx"

interface ErrorBoundaryState {
  readonly error: Error | null
}

/** Keeps a fault in one page from leaving an empty window: says so, and offers the ways out. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    return this.state.error ? <CrashPage error={this.state.error} /> : this.props.children
  }
}
