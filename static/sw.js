// Keeps the app's own files on the phone, so that it opens with no signal.
// Never what a young person says: no request to /api or /desk passes through here.
//
// The build writes the list and a version that changes when any file does. A new
// version is fetched whole beside the old one; a page that is open goes on as it
// is, with every word in it, and the next opening gets the new version.

const ASSETS = /*ASSETS*/[];
const VERSION = /*VERSION*/"";
const KEPT = `app-${VERSION}`;

self.addEventListener("install", (event) => event.waitUntil(fetchAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("fetch", (event) => {
  const answer = answerFor(event.request);
  if (answer) event.respondWith(answer);
});

async function fetchAll() {
  const cache = await caches.open(KEPT);
  const older = await caches.keys();
  // All or nothing: one file that cannot be had leaves the old version in place.
  await Promise.all(ASSETS.map(async (path) => {
    const held = hasHash(path) && older.length > 1 ? await caches.match(path) : undefined;
    const answer = held ?? await fetch(path, { cache: "no-cache", redirect: "error" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  }));
  await self.skipWaiting();
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

function answerFor(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return undefined;
  if (request.mode === "navigate") {
    // The desk is another app. Inside somebody else's page the server must say
    // each time who may hold us.
    return isOwnPage(pathname) ? kept("/", request) : undefined;
  }
  return ASSETS.includes(pathname) ? kept(pathname, request) : undefined;
}

function isOwnPage(pathname) {
  const [, first] = pathname.split("/");
  return !["api", "desk", "embed", "healthz"].includes(first) && !first.includes(".");
}

async function kept(path, request) {
  const cache = await caches.open(KEPT);
  return await cache.match(path) ?? fetch(request);
}

function hasHash(path) {
  return /-[0-9a-f]{16}[._]/.test(path);
}
