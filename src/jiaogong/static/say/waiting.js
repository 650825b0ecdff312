// What waits to be sent, shown under the box; sent when there is a network again, once, and only for whoever typed it.
"use strict";

(() => {
  const place = document.getElementById("said-waiting");
  if (!place || !Saying.keeper) return;
  const box = Saying.box;
  const words = place.dataset;
  const AGAIN = 20000;
  let busy = false;
  let why = "";

  const part = (name) => place.querySelector(`[data-${name}]`);

  function draw() {
    const items = Saying.waiting();
    part("waiting").hidden = !items.length;
    part("waiting-count").textContent = (items.length === 1 ? words.one : words.many).replace("{count}", items.length);
    part("waiting-why").textContent = why;
    part("waiting-list").replaceChildren(...items.map(row));
  }

  function row(item) {
    const made = document.getElementById("said-row").content.cloneNode(true);
    made.querySelector("[data-row-said]").textContent = item.say;
    const at = new Date(item.at);
    made.querySelector("[data-row-at]").textContent = at.toLocaleString(document.documentElement.lang, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" }) + (item.photos ? ` · ${words.pictures.replace("{count}", item.photos)}` : "");
    const reason = made.querySelector("[data-row-reason]");
    reason.textContent = item.reason || "";
    reason.hidden = !item.reason;
    made.querySelector("[data-row-again]").hidden = !item.reason || item.photos > 0;
    made.querySelector("[data-row-again]").addEventListener("click", () => { box.elements.say.value = item.say; box.elements.say.focus(); forget(item.key); });
    made.querySelector("[data-row-photo]").addEventListener("change", (event) => addPhoto(item, event.target.files[0], reason));
    made.querySelector("[data-row-away]").addEventListener("click", () => { if (window.confirm(words.sure)) forget(item.key); });
    return made;
  }

  // A sentence that waits takes its photo now, while whoever typed it still stands before the thing.
  async function addPhoto(item, file, fault) {
    const photo = file && await Saying.photos.taken(item.key, file);
    if (photo) {
      await Saying.keepPhoto(item.key, photo);
      return Saying.change(item.key, { photos: item.photos + 1 });
    }
    fault.textContent = words.heic.replace("{name}", file ? file.name : "");
    fault.hidden = !file;
  }

  async function forget(key) { Saying.forget(key); await Saying.dropPhotos(key); }

  // Who is signed in, with a token for sending; null where nobody is.
  async function whoIsIn() {
    const answer = await Saying.fetched(words.said, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) return null;
    return answer.json();
  }

  async function send(item, token) {
    const body = new FormData();
    if (item.kind === "form") item.fields.forEach(([name, value]) => body.append(name, value));
    else { body.append("say", item.say); body.append("said_on", item.on); body.append("form_key", item.key); }
    for (const photo of await Saying.photosOf(item.key)) body.append("photo", photo.blob, photo.name);
    const headers = { "X-CSRFToken": token, ...(item.kind === "form" ? { "HX-Request": "true" } : { Accept: "application/json" }) };
    const answer = await fetch(item.kind === "form" ? item.path : words.said, { method: "POST", headers, body });
    const elsewhere = answer.headers.get("HX-Redirect") || "";
    if (answer.redirected || elsewhere.startsWith(box.dataset.signIn)) throw new Error("signed out");
    if (answer.status >= 500) throw new Error("server");
    if (elsewhere || answer.ok) return sent(item, elsewhere ? { url: elsewhere, title: item.say, refused: [] } : await answer.json());
    Saying.change(item.key, { reason: await reasonOf(answer) });
  }

  async function sent(item, told) {
    const made = document.getElementById("said-sent").content.cloneNode(true);
    const link = made.querySelector("a");
    link.href = told.url;
    link.textContent = told.title;
    made.querySelector("[data-sent-draft]").hidden = item.kind === "form";
    const refused = made.querySelector("[data-sent-refused]");
    refused.textContent = told.refused.join(" ");
    refused.hidden = !told.refused.length;
    part("sent").hidden = false;
    document.querySelectorAll("#typing [data-kept-here]").forEach((notice) => notice.remove());
    part("sent-list").append(made);
    await forget(item.key);
  }

  async function reasonOf(answer) {
    const said = await answer.text();
    if ((answer.headers.get("Content-Type") || "").includes("json")) {
      const told = JSON.parse(said);
      return told.reason || told.detail || words.refused;
    }
    const page = new DOMParser().parseFromString(said, "text/html");
    const faults = Array.from(page.querySelectorAll("[role=alert] li, .alert")).map((one) => one.textContent.trim());
    return faults[0] || words.refused;
  }

  async function sendAll(byHand) {
    const items = Saying.waiting().filter((item) => byHand || !item.reason);
    if (busy || !items.length) return;
    busy = true;
    why = "";
    try {
      const who = await whoIsIn();
      if (who && who.keeper === Saying.keeper) for (const item of items) await send(item, who.token);
      else why = words.signedOut;
    } catch { why = navigator.onLine ? words.noServer : words.noNetwork; } finally { busy = false; draw(); }
  }

  Saying.sendAll = sendAll;
  part("send-now").addEventListener("click", () => sendAll(true));
  window.addEventListener("online", () => sendAll(false));
  window.addEventListener("offline", () => { why = words.noNetwork; draw(); });
  setInterval(() => { if (!document.hidden && navigator.onLine) sendAll(false); }, AGAIN);
  Saying.onChange(draw);
  if (!navigator.onLine) why = words.noNetwork;
  draw();
  sendAll(false);
  Saying.sweep();
})();
