import "@fontsource-variable/inter/wght.css"
import "@mantine/core/styles.layer.css"
import "./ui/tokens.css"
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core"
import { QueryClientProvider } from "@tanstack/react-query"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { keepProgram } from "./offline/service-worker.ts"
import { createQueries } from "./queries.ts"
import { watchArrivals } from "./remembered/this-browser.ts"
import { Routes } from "./routes.tsx"
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx"
import { followFocus } from "./ui/opener.ts"
import { COLOR_SCHEME_KEY, cssVariables, theme } from "./ui/theme.ts"

const element = document.getElementById("root")
if (!element) throw new Error("index.html has no element #root")

const root = createRoot(element)
const queries = createQueries()
const colorSchemes = localStorageColorSchemeManager({ key: COLOR_SCHEME_KEY })
let arrivals = 0

watchArrivals(() => {
  arrivals += 1
  render()
})
render()
followFocus(document)
keepProgram()

/** A link pasted into the address bar of an open tab starts the page anew, as whoever that link is for. */
function render() {
  root.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemes}
        defaultColorScheme="auto"
      >
        <ErrorBoundary key={arrivals}>
          <QueryClientProvider client={queries}>
            <Routes />
          </QueryClientProvider>
        </ErrorBoundary>
      </MantineProvider>
    </StrictMode>,
  )
}
