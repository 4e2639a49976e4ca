{% load static %}// Keeps the page that checks certificates, and what it needs, for when there is no network.
"use strict";

const SHELF = "ankur-check-1";
const KEPT = [
  "./?language=bn", "./?language=en", "./published.js",
  "{% static 'certificates/offline/check.js' %}",
  "{% static 'certificates/offline/reading.js' %}",
  "{% static 'certificates/offline/page.js' %}",
  "{% static 'curriculum/ankur.css' %}",
  "{% static 'curriculum/fonts.css' %}",
  "{% static 'curriculum/fonts/noto-sans-bengali-bengali-400-normal.woff2' %}",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The newest when there is a network, else what was kept. Only the page and its own parts.
async function answered(request) {
  const shelf = await caches.open(SHELF);
  try {
    const response = await fetch(request);
    if (response.ok) await shelf.put(request, response.clone());
    return response;
  } catch {
    const kept = await shelf.match(request) || await shelf.match(request, { ignoreSearch: true });
    return kept || Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const isOurs = new URL(event.request.url).origin === self.location.origin;
  const isPlain = event.request.method === "GET" && !event.request.url.endsWith(".zip");
  if (isOurs && isPlain) event.respondWith(answered(event.request));
});
