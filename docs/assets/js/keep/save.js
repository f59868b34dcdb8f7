// “保存到这部手机”: fetch the parts, unpack them into a cache, and only when all are there point to it. A failure leaves
// the plain site, or the older copy, as it was.
import { inflating } from "../inflate.js";
import { cacheName, forgetAll, keptInfo, pointTo } from "./copies.js";

const WORKER_FILE = "sw.js";
/** Bytes of a part, unpacked: several times what the build puts into one. */
const LARGEST_PART = 1 << 26;

function bytesOf(row) {
  return row[3] ? Uint8Array.from(atob(row[2]), (char) => char.charCodeAt(0)) : row[2];
}

/* A part is raw deflate. Where the browser unpacks that itself it does; older ones have inflate.js, in steps, so that the page answers. */
async function rowsOf(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return JSON.parse(new TextDecoder().decode(await (byBrowser(bytes) || byHand(bytes))));
}

function byBrowser(bytes) {
  try {
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer();
  } catch (error) {
    return undefined; // no such stream, or none of this kind
  }
}

async function byHand(bytes) {
  const steps = inflating(bytes, LARGEST_PART);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await new Promise((rest) => { setTimeout(rest); });
  }
}

/** Saves a version; `progress(done, all)` is told after each part. Throws when something is missing. */
export async function saveCopy(root, info, progress) {
  const cache = await caches.open(cacheName(info.version));
  let files = 0;
  try {
    for (let part = 0; part < info.parts; part += 1) {
      const response = await fetch(new URL(`keep/${info.version}/${part}.pack`, root));
      if (!response.ok) throw new Error(`${response.status}`);
      for (const row of await rowsOf(response)) {
        await cache.put(new URL(row[0], root).href, new Response(bytesOf(row), { headers: { "Content-Type": row[1] } }));
        files += 1;
      }
      progress(part + 1, info.parts);
    }
    if (files !== info.files) throw new Error("incomplete");
    await navigator.serviceWorker.register(new URL(WORKER_FILE, root).href);
    await pointTo(info);
  } catch (error) {
    const now = await keptInfo();
    if (!now || now.version !== info.version) await caches.delete(cacheName(info.version));
    throw error;
  }
}

/** Removes the copy and the worker from this phone. */
export async function clearCopy(root) {
  await forgetAll();
  const registration = await navigator.serviceWorker.getRegistration(root.href);
  if (registration) await registration.unregister();
}
