import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core"
import { IconMoon, IconSun } from "@tabler/icons-react"

/** Until it is used, the page follows the system. */
export function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme("light") === "dark" ? "light" : "dark"
  return (
    <ActionIcon
      aria-label={`Use the ${other} theme`}
      title={`Use the ${other} theme`}
      onClick={() => setColorScheme(other)}
    >
      {other === "dark" ? <IconMoon size={20} stroke={1.5} /> : <IconSun size={20} stroke={1.5} />}
    </ActionIcon>
  )
}
