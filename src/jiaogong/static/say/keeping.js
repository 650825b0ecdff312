// What is kept in this browser: sentences and forms that wait to be sent, in localStorage; their photos, in IndexedDB.
// All of it lies under the mark of the account that typed it, and only that account's page shows or sends it.
"use strict";

window.Saying = (() => {
  const box = document.querySelector("[data-say-box]");
  const keeper = box ? box.dataset.keeper : "";
  const place = `jiaogong.waiting.${keeper}`;
  const typing = `jiaogong.typing.${keeper}`;
  const listeners = [];

  function newKey() { // crypto.randomUUID is not there where a page comes by plain http
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  function waiting() {
    try { return JSON.parse(localStorage.getItem(place) || "[]"); } catch { return []; }
  }

  // Whether it could be written down: a browser that keeps nothing says so by throwing.
  function write(items) {
    try { localStorage.setItem(place, JSON.stringify(items)); } catch { return false; }
    listeners.forEach((tell) => tell());
    return true;
  }

  const keep = (item) => write([...waiting().filter((one) => one.key !== item.key), item]);
  const change = (key, more) => write(waiting().map((one) => (one.key === key ? { ...one, ...more } : one)));
  const forget = (key) => { if (waiting().some((one) => one.key === key)) write(waiting().filter((one) => one.key !== key)); };

  function typed(words) {
    try {
      if (words === undefined) return localStorage.getItem(typing) || "";
      if (words) localStorage.setItem(typing, words); else localStorage.removeItem(typing);
    } catch { /* a browser that keeps nothing loses only what it would have lost anyway */ }
    return "";
  }

  let opened;
  function store() {
    opened = opened || new Promise((resolve, reject) => {
      const asked = indexedDB.open("jiaogong", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "id" }).createIndex("form", "form");
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return opened;
  }

  async function inStore(mode, act) {
    const photos = (await store()).transaction("photos", mode).objectStore("photos");
    return new Promise((resolve, reject) => {
      const asked = act(photos);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  }

  async function keepPhoto(form, photo) {
    const data = await photo.blob.arrayBuffer();
    await inStore("readwrite", (photos) => photos.put({ id: photo.id, form, keeper, name: photo.name, type: photo.blob.type, at: Date.now(), data }));
  }

  async function photosOf(form) {
    try {
      const kept = await inStore("readonly", (photos) => photos.index("form").getAll(form));
      return kept.filter((one) => one.keeper === keeper).map((one) => ({ id: one.id, name: one.name, blob: new Blob([one.data], { type: one.type }) }));
    } catch { return []; }
  }

  const dropPhoto = (id) => inStore("readwrite", (photos) => photos.delete(id)).catch(() => {});
  async function dropPhotos(form) { for (const photo of await photosOf(form)) await dropPhoto(photo.id); }

  // Photos of forms that were given up stay two days, then they go.
  async function sweep() {
    const held = new Set(waiting().map((one) => one.key));
    const every = await inStore("readonly", (photos) => photos.getAll()).catch(() => []);
    for (const one of every) if (one.keeper === keeper && !held.has(one.form) && Date.now() - one.at > 172800000) await dropPhoto(one.id);
  }

  window.addEventListener("storage", (event) => { if (event.key === place) listeners.forEach((tell) => tell()); });
  return { box, keeper, newKey, waiting, keep, change, forget, typed, keepPhoto, photosOf, dropPhoto, dropPhotos, sweep, onChange: (tell) => listeners.push(tell) };
})();
