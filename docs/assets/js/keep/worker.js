// The service worker of a copy that the reader asked for. It answers from the one copy that is complete, else from the
// network; it keeps nothing by itself. Which copy is complete stands in a cache of its own (copies.js writes it).
import { keptAnswer } from "./copies.js";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const ours = url.origin === self.location.origin && url.href.startsWith(self.registration.scope);
  if (event.request.method === "GET" && ours && !url.pathname.includes("/keep/")) event.respondWith(answer(event.request));
});

async function answer(request) {
  try {
    const kept = await keptAnswer(request.url);
    if (kept) return kept;
  } catch (error) { /* a broken store must not take the site away */ }
  return fetch(request);
}
