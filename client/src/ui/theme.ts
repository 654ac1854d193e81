import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
} from "@mantine/core"

/** Where the chosen colour scheme is remembered; public/color-scheme.js reads it before the first paint. */
export const COLOR_SCHEME_KEY = "outloud:color-scheme"

const indigo: MantineColorsTuple = [
  "#eef0ff",
  "#dee1ff",
  "#bcc2ff",
  "#a9afff",
  "#7c84f6",
  "#5a60e6",
  "#4f55e0",
  "#4247c7",
  "#373ba6",
  "#2b2f80",
]

const red: MantineColorsTuple = [
  "#fdecea",
  "#fad4d0",
  "#f4aaa4",
  "#ff9c94",
  "#e5534b",
  "#d23a33",
  "#c92a2a",
  "#b3261e",
  "#931f19",
  "#6f1713",
]

/** Text, soft text, edges, lines and surfaces of the dark theme, where Mantine expects each; see tokens.css. */
const dark: MantineColorsTuple = [
  "#eceef3",
  "#c6cad5",
  "#a3a8b6",
  "#8a8f9e",
  "#3d414d",
  "#2d3039",
  "#1a1c22",
  "#15171c",
  "#121317",
  "#0d0e11",
]

export const theme = createTheme({
  colors: { indigo, red, dark },
  primaryColor: "indigo",
  primaryShade: { light: 6, dark: 5 },
  fontFamily: "'Inter Variable', 'Inter Fallback', system-ui, sans-serif",
  headings: { fontFamily: "inherit", fontWeight: "650" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "sm" } }),
    // By name, so that pages without menus do not load them.
    // Its placeholder for the focus is a child that no menu may have; the menu itself takes the focus as well.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 40, variant: "subtle", color: "gray" } }),
  },
})

/** Makes Mantine draw with the tokens, so that there is one source of colour. */
export const cssVariables: CSSVariablesResolver = () => {
  const tokens = {
    "--mantine-color-body": "var(--ol-surface)",
    "--mantine-color-text": "var(--ol-text)",
    "--mantine-color-bright": "var(--ol-text)",
    "--mantine-color-dimmed": "var(--ol-text-soft)",
    "--mantine-color-placeholder": "var(--ol-text-soft)",
    "--mantine-color-error": "var(--ol-danger-text)",
    "--mantine-color-anchor": "var(--ol-accent-text)",
    "--mantine-color-default": "var(--ol-surface)",
    "--mantine-color-default-hover": "var(--ol-sunken)",
    "--mantine-color-default-color": "var(--ol-text)",
    "--mantine-color-default-border": "var(--ol-line)",
    "--mantine-color-gray-light-color": "var(--ol-text)",
    "--mantine-color-gray-light-hover": "var(--ol-sunken)",
  }
  return { variables: {}, light: tokens, dark: tokens }
}
