import AxeBuilder from "@axe-core/playwright"
import type { Page } from "@playwright/test"

export interface Scope {
  /** A selector: only what is in it. */
  readonly within?: string
  /** Selectors: nothing that is in them. */
  readonly without?: readonly string[]
}

/** tldraw's canvas and its own menus: their accessibility is tldraw's. */
export const TLDRAW = [".tl-canvas", ".tlui-layout"]

/**
 * What breaks accessibility seriously, in both themes: "rule: selectors". The themes differ in their colours only, so
 * nothing but contrast is looked at twice. Leaves the page in the light theme.
 */
export async function seriousViolations(page: Page, { within, without = [] }: Scope = {}): Promise<string[]> {
  const axe = () => {
    const builder = new AxeBuilder({ page })
    if (within !== undefined) builder.include(within)
    for (const selector of without) builder.exclude(selector)
    return builder
  }
  await page.emulateMedia({ colorScheme: "light" })
  const light = await axe().analyze()
  await page.emulateMedia({ colorScheme: "dark" })
  const dark = await axe().withRules(["color-contrast"]).analyze()
  await page.emulateMedia({ colorScheme: "light" })
  return [...named(light.violations, "light"), ...named(dark.violations, "dark")]
}

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"]

function named(violations: Violations, theme: string): string[] {
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${theme}, ${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
}
