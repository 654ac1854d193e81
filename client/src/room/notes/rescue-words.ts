import type { RescueReport } from "../connection/put-back.ts"

const CAUSES: Record<RescueReport["cause"], string> = {
  refused: "The server refused your last changes as they were.",
  outdated: "The server went back to an older board than the one you drew on.",
}

const LATER = "Later it is in the menu, under “Work set aside”."

/** What happened to work that could not be merged, in plain words. */
export function rescueWords({ cause, restored, failed, olderBoard, isKept }: RescueReport): string {
  const back = restored > 0 ? [`${changes(restored)} put back, one by one.`] : []
  const lost =
    failed.length > 0 ? [`${changes(failed.length)} not: download what is missing to keep it.`] : []
  const older =
    olderBoard.length > 0 ? ["The board as you had it is kept: download it to bring it back."] : []
  const where = isKept && failed.length + olderBoard.length > 0 ? [LATER] : []
  return [CAUSES[cause], ...back, ...lost, ...older, ...where].join(" ")
}

/** What could not be put back, for a person or a program to read. */
export function rescueFile({ cause, failed }: RescueReport): Blob {
  const content = { program: "Outloud", cause, notRestored: failed }
  return new Blob([JSON.stringify(content, null, 2)], { type: "application/json" })
}

function changes(count: number): string {
  return count === 1 ? "1 change was" : `${count} changes were`
}
