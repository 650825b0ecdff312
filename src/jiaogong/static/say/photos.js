// Photos of a sentence: taken or chosen, made small here already, shown, taken away again, kept until they are sent.
"use strict";

(() => {
  const LONGEST = 2000;
  const chosen = new Map(); // by the form's key

  const formOf = (place) => place.closest("form").elements.form_key.value;
  const photosOf = (key) => { if (!chosen.has(key)) chosen.set(key, []); return chosen.get(key); };

  // Upright and without what the camera wrote beside it; what this browser cannot open goes as it is.
  async function made(file) {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    return { name: file.name.replace(/\.\w+$/, "") + ".jpg", blob };
  }

  // The photo of a form, ready to be kept; null for a HEIC picture that this browser cannot open.
  async function taken(key, file) {
    const id = `${key}/${Saying.newKey()}`;
    try { return { id, ...await made(file) }; } catch {
      return /hei[cf]/i.test(file.type + file.name) ? null : { id, name: file.name, blob: file };
    }
  }

  async function add(place, file) {
    const key = formOf(place);
    const photo = await taken(key, file);
    if (!photo) return tell(place, place.dataset.heic.replace("{name}", file.name));
    photosOf(key).push(photo);
    draw(place);
    await Saying.keepPhoto(key, photo).catch(() => {});
  }

  function tell(place, words) {
    const fault = place.querySelector("[data-photo-fault]");
    fault.textContent = words;
    fault.hidden = !words;
  }

  function draw(place) {
    const key = formOf(place);
    const rows = photosOf(key).map((photo) => {
      const row = document.createElement("li");
      const picture = document.createElement("img");
      picture.alt = photo.name;
      picture.src = URL.createObjectURL(photo.blob);
      const away = document.createElement("button");
      away.type = "button";
      away.className = "btn btn-icon btn-sm";
      away.textContent = "×";
      away.setAttribute("aria-label", place.dataset.away.replace("{name}", photo.name));
      away.addEventListener("click", () => {
        photosOf(key).splice(photosOf(key).indexOf(photo), 1);
        Saying.dropPhoto(photo.id);
        draw(place);
      });
      row.append(picture, away);
      return row;
    });
    place.querySelector("[data-previews]").replaceChildren(...rows);
  }

  async function begin(root) {
    const place = root.querySelector("[data-photos]");
    if (!place || place.classList.contains("is-live")) return;
    place.classList.add("is-live");
    place.addEventListener("change", async (event) => {
      if (event.target.type !== "file") return;
      tell(place, "");
      const files = Array.from(event.target.files);
      event.target.value = "";
      for (const file of files) await add(place, file);
    });
    const key = formOf(place);
    if (!chosen.has(key)) chosen.set(key, await Saying.photosOf(key));
    draw(place);
  }

  Saying.photos = { begin, taken, of: photosOf, forget: (key) => { chosen.delete(key); return Saying.dropPhotos(key); } };
})();
