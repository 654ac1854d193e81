import type { VitePWAOptions } from "vite-plugin-pwa"

/** Bytes above which a file would be left out of what is kept: the canvas alone is about 2 MB. */
const LARGEST_FILE = 4 * 1024 * 1024

/**
 * The service worker: keeps the program, and nothing that a server says of a room.
 *
 * Pages come from the server whenever it answers, so that a newer version shows on the next load, and
 * from the kept program when it does not. A new worker waits until no page uses the old one: whoever
 * is in a room keeps the files that his page was built with.
 */
export const offlineProgram: Partial<VitePWAOptions> = {
  strategies: "generateSW",
  registerType: "prompt",
  // Our own, from the program: nothing inline, and no file more.
  injectRegister: false,
  manifest: {
    name: "Outloud",
    short_name: "Outloud",
    description: "A self-hosted whiteboard for practising system-design interviews out loud.",
    start_url: "/",
    display: "standalone",
    background_color: "#f7f7f9",
    theme_color: "#4f55e0",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
    ],
  },
  includeManifestIcons: false,
  workbox: {
    globPatterns: ["index.html", "*.{js,svg}", "assets/*.{js,css,woff2,svg}", "assets/{en,main}-*.json"],
    globIgnores: ["**/{sw,workbox-*}.js"],
    // Names of built files carry a hash of their content.
    dontCacheBustURLsMatching: /^assets\//,
    maximumFileSizeToCacheInBytes: LARGEST_FILE,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    // Pages are answered below: from the server first.
    navigateFallback: null,
    directoryIndex: null,
    runtimeCaching: [
      {
        urlPattern: ({ request, url }) =>
          request.mode === "navigate" &&
          /^\/(?:r\/[^/]+\/?|loop|interviewer|rules|progress)?$/.test(url.pathname),
        // Becomes part of the worker as text, so it can name nothing of this file.
        handler: async ({ request }) => {
          const isGateway = (status: number) => status >= 502 && status <= 504
          const answer = fetch(request).then(
            response => (isGateway(response.status) ? undefined : response),
            () => undefined,
          )
          const late = new Promise<undefined>(resolve => setTimeout(resolve, 4_000))
          const soon = await Promise.race([answer, late])
          const kept = soon ?? (await caches.match("/index.html", { ignoreSearch: true }))
          return kept ?? (await answer) ?? Response.error()
        },
      },
      {
        urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname === "/api/questions",
        handler: "NetworkFirst",
        options: {
          cacheName: "questions",
          networkTimeoutSeconds: 4,
          cacheableResponse: { statuses: [200] },
        },
      },
      {
        // What not everybody needs, such as other languages: kept once it was used.
        urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
        handler: "CacheFirst",
        options: {
          cacheName: "assets",
          expiration: { maxEntries: 60 },
          cacheableResponse: { statuses: [200] },
        },
      },
    ],
  },
}
