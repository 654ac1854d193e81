/** The canvas's components bring their styles; Vite makes of them what this says. */
declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>
  export default classes
}
