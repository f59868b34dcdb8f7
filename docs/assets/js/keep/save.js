// “保存到这部手机”: fetch the parts, unpack them into a cache, and only when all are there point to it. A failure leaves
// the plain site, or the older copy, as it was.
import { cacheName, forgetAll, keptInfo, pointTo } from "./copies.js";

const WORKER_FILE = "sw.js";

/** What the server offers now: keep/info.json, past every cache. Undefined where this build has no copy to offer. */
export async function offered(root) {
  const response = await fetch(new URL("keep/info.json", root), { cache: "no-store" });
  return response.ok ? response.json() : undefined;
}

function bytesOf(row) {
  return row[3] ? Uint8Array.from(atob(row[2]), (char) => char.charCodeAt(0)) : row[2];
}

/** Saves a version; `progress(done, all)` is told after each part. Throws when something is missing. */
export async function saveCopy(root, info, progress) {
  const cache = await caches.open(cacheName(info.version));
  let files = 0;
  try {
    for (let part = 0; part < info.parts; part += 1) {
      const response = await fetch(new URL(`keep/${info.version}/${part}.json`, root));
      if (!response.ok) throw new Error(`${response.status}`);
      for (const row of await response.json()) {
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
