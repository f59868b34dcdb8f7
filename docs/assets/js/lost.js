// 404.html below a folder that the build did not know: find where the site stands, and let its links start there.
// Asked is our own host only, and only for one file, whose name no other site has; the first folder of the address that has it is the site's.
function start() {
  const known = document.body.dataset.known;
  const links = document.querySelectorAll("a[data-to]");
  if (!known || !links.length || !self.fetch || !location.protocol.startsWith("http")) return;
  const folders = location.pathname.split("/").slice(0, -1).map((_, at, all) => `${all.slice(0, at + 1).join("/")}/`).slice(0, 8);
  const home = links[links.length - 1].getAttribute("href");

  /** One folder after another; nothing found leaves the links as they are. */
  function look([folder, ...rest]) {
    if (!folder) return;
    fetch(folder + known, { method: "HEAD" }).then((answer) => {
      const ours = answer.ok && /css/.test(answer.headers.get("content-type") || ""); // some hosts answer every address with a page
      if (!ours) return look(rest);
      links.forEach((link) => { link.href = folder + link.dataset.to; });
    }).catch(() => look(rest));
  }

  look([home, ...folders.filter((folder) => folder !== home)]);
}

start();
