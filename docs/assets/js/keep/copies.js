// Where copies lie: one cache per version, and one small cache that names the complete one.

const POINTER = "kb-keep";
const NAME = "https://kb.invalid/version";
const COPY_PREFIX = "kb-keep-";

export const able = () => location.protocol !== "file:" && "serviceWorker" in navigator && "caches" in window;

/** What the server offers now: keep/info.json, past every cache. Undefined where this build has no copy to offer. */
export async function offered(root) {
  const response = await fetch(new URL("keep/info.json", root), { cache: "no-store" });
  return response.ok ? response.json() : undefined;
}

export const cacheName = (version) => COPY_PREFIX + version;

/** {version, …} of the complete copy; undefined if there is none. */
export async function keptInfo() {
  if (!(await caches.has(POINTER))) return undefined; // older browsers fail where there is no cache of that name
  const found = await caches.match(NAME, { cacheName: POINTER });
  return found ? found.json() : undefined;
}

/** What the complete copy holds for this address; undefined if there is no copy or nothing in it. Only looks: opening a
 * cache would make it again while it is being cleared. */
export async function keptAnswer(address) {
  const info = await keptInfo();
  return info && caches.match(withoutQuery(address), { cacheName: cacheName(info.version) });
}

/** From now on this version is the copy; the others go. */
export async function pointTo(info) {
  await (await caches.open(POINTER)).put(NAME, new Response(JSON.stringify(info)));
  for (const name of await caches.keys()) if (name.startsWith(COPY_PREFIX) && name !== cacheName(info.version)) await caches.delete(name);
}

export async function forgetAll() {
  for (const name of await caches.keys()) if (name === POINTER || name.startsWith(COPY_PREFIX)) await caches.delete(name);
}

/** The address under which a page is kept: …/x/ is …/x/index.html, without query and anchor. */
export function withoutQuery(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/\/$/, "/index.html");
}
