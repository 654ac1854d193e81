import { PAGES } from "@outloud/shared/protocol/pages.ts"
import { Link, useLocation } from "wouter"

const PLACES = [
  { href: PAGES.home, name: "Questions" },
  { href: PAGES.loop, name: "The loop" },
  { href: PAGES.progress, name: "Progress" },
]

/** The header's links, on every page outside a room. */
export function SiteNav() {
  const [here] = useLocation()
  return PLACES.map(({ href, name }) => (
    <Link key={href} href={href} aria-current={href === here ? "page" : undefined}>
      {name}
    </Link>
  ))
}
