import type { LinkView } from "@outloud/shared/protocol/api.ts"
import type { RememberedLink } from "./room-record.ts"

/**
 * Which token belongs to which of the server's links, by link id. The server never tells a token twice, so:
 * a token whose link id is known is sure; `myToken` is the link that the server calls the asker's own; and a
 * token from the room's making is the earliest link of its role. Any other link was made elsewhere.
 */
export function matchLinks(
  links: readonly LinkView[],
  known: readonly RememberedLink[],
  myToken: string,
): Map<string, string> {
  const tokens = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (linkId: string, token: string) => {
    if (tokens.has(linkId) || taken.has(token)) return
    tokens.set(linkId, token)
    taken.add(token)
  }
  for (const link of links) if (link.mine) pair(link.id, myToken)
  for (const { linkId, token } of known) {
    if (linkId !== null && links.some(link => link.id === linkId)) pair(linkId, token)
  }
  const byAge = [...links].sort((a, b) => a.createdAt - b.createdAt)
  for (const { first, linkId, role, token } of known) {
    const earliest = byAge.find(link => link.role === role)
    if (first && linkId === null && earliest) pair(earliest.id, token)
  }
  return tokens
}
