/** The pages that have an address of their own, beside the rooms: what the server answers with 200. */
export const PAGES = {
  home: "/",
  loop: "/loop",
  interviewer: "/interviewer",
  rules: "/rules",
  progress: "/progress",
} as const
