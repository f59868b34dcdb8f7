// Where copies lie: one cache per version, and one small cache that names the complete one.

const POINTER = "kb-keep";
const NAME = "https://kb.invalid/version";
const COPY_PREFIX = "kb-keep-";

export const cacheName = (version) => COPY_PREFIX + version;

/** {version, …} of the complete copy; undefined if there is none. */
export async function keptInfo() {
  if (!(await caches.has(POINTER))) return undefined;
  const found = await (await caches.open(POINTER)).match(NAME);
  return found ? found.json() : undefined;
}

/** The cache of the complete copy; undefined if there is none. */
export async function completeCopy() {
  const info = await keptInfo();
  return info && (await caches.has(cacheName(info.version))) ? caches.open(cacheName(info.version)) : undefined;
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
