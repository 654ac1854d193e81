import { Modal, type ModalProps } from "@mantine/core"
import { useEffect } from "react"
import { focusOpener } from "./opener.ts"

/** Above all that tldraw shows. */
const ABOVE_THE_BOARD = 500

/** Over the page until it is closed. Then the keyboard is where it was before. */
export function Dialog(props: ModalProps) {
  const { opened } = props
  useEffect(() => (opened ? focusOpener : undefined), [opened])
  return (
    <Modal
      // Mantine gives the focus to what had it in the moment of opening, which in a menu is gone by then.
      returnFocus={false}
      zIndex={ABOVE_THE_BOARD}
      closeButtonProps={{ "aria-label": "Close" }}
      {...props}
    />
  )
}
