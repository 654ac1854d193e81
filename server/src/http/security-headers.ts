import { secureHeaders } from "hono/secure-headers"

/**
 * Nothing comes from another host. Inline styles stay allowed, since the canvas positions everything
 * by them; blob: and data: are what exports of the canvas are made through.
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'", "data:"],
    connectSrc: ["'self'", "data:", "blob:"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  // Whether a host is https only is its operator's word to give, not ours.
  strictTransportSecurity: false,
})
