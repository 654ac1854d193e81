import type { Script, Step } from "./script.ts"

/** The script with every step left out that it fails without. `fails` plays one. */
export async function shrink(script: Script, fails: (script: Script) => Promise<boolean>): Promise<Script> {
  let steps = script.steps
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length; ) {
      const fewer: readonly Step[] = [...steps.slice(0, from), ...steps.slice(from + size)]
      if (await fails({ ...script, steps: fewer })) steps = fewer
      else from += size
    }
  }
  return { ...script, steps }
}
