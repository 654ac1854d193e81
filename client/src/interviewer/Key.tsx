import { Kbd } from "@mantine/core"

/** The key of a button, for the eye: whoever listens hears it as the button's shortcut. */
export function Key({ letter }: { readonly letter: string }) {
  return (
    <Kbd size="xs" aria-hidden="true">
      {letter.toUpperCase()}
    </Kbd>
  )
}
