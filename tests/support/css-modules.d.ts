/** The canvas's components bring their styles; Vite makes of them what this says. */
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>
  export default classes
}

/** Imported for what it does to the page. */
declare module "tldraw/tldraw.css"
