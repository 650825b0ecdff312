// A sentence and its form are sent from the page itself: without a network they are kept, with one nothing is loaded twice.
"use strict";

(() => {
  const box = Saying.box;
  if (!box) return;
  const PATIENCE = 10000; // ms that a sentence waits for an answer before it is kept
  let searching = false;
  let busy = false;
  const here = () => location.pathname + location.search;
  let shown = here(); // the address of what stands on the page

  function today() {
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  }

  Saying.fetched = async (address, options = {}) => {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), PATIENCE);
    try { return await fetch(address, { ...options, signal: giveUp.signal }); } finally { clearTimeout(timer); }
  };

  // The page as the server draws it, in the place of the page that was there.
  function show(html) {
    let place = document.getElementById("typing");
    if (!place) {
      const page = document.querySelector("#main > .container-xl");
      place = document.createElement("div");
      place.id = "typing";
      page.replaceChildren(place);
    }
    place.innerHTML = html;
    if (window.htmx) htmx.process(place);
    box.querySelector("button").classList.toggle("btn-primary", !place.querySelector(".btn-primary")); // one a page
    begin(place);
    const title = place.querySelector("h1");
    if (title) document.title = `${title.textContent.trim()} · ${document.title.split(" · ").pop()}`;
    const fault = place.querySelector("[data-faults], [role=alert]");
    (fault || document.getElementById("main")).focus();
    window.scrollTo(0, 0);
  }

  function keepSentence(say) {
    const kept = Saying.keep({ key: Saying.newKey(), kind: "sentence", say, on: today(), at: Date.now(), photos: 0 });
    if (!kept) return window.alert(box.dataset.full);
    box.elements.say.value = "";
    Saying.typed("");
  }

  async function saySentence() {
    const say = box.elements.say.value.trim();
    if (!say || busy) return;
    if (!navigator.onLine) return keepSentence(say);
    busy = true;
    try {
      const address = `${box.action}?say=${encodeURIComponent(say)}`;
      const answer = await Saying.fetched(address, { headers: { "HX-Request": "true" } });
      const elsewhere = answer.headers.get("HX-Redirect");
      if (elsewhere) return location.assign(elsewhere);
      if (answer.status >= 500) return keepSentence(say);
      const html = await answer.text();
      Saying.typed("");
      history.pushState({}, "", address);
      shown = here();
      show(html);
    } catch { keepSentence(say); } finally { busy = false; }
  }

  box.querySelectorAll("button").forEach((button) => button.addEventListener("click", () => { searching = button.hasAttribute("data-search"); }));
  box.addEventListener("keydown", () => { searching = false; });
  box.addEventListener("submit", (event) => {
    if (searching) return;
    event.preventDefault();
    saySentence();
  });
  window.addEventListener("popstate", () => { if (here() !== shown) location.reload(); });

  // The form: its fields without the photos, which the page holds itself.
  function fieldsOf(form, button) {
    const fields = Array.from(new FormData(form)).filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    return button && button.name ? [...fields, [button.name, button.value]] : fields;
  }

  function keepForm(form, fields, told = true) {
    const key = form.elements.form_key.value;
    const say = (form.elements.say && form.elements.say.value) || form.elements.title.value;
    const photos = Saying.photos.of(key).length;
    const kept = Saying.keep({ key, kind: "form", path: new URL(form.action).pathname, say, fields, at: Date.now(), photos });
    if (!kept) return window.alert(box.dataset.full);
    if (!told) return;
    document.getElementById("typing").replaceChildren(document.getElementById("said-kept").content.cloneNode(true));
    box.querySelector("button").classList.add("btn-primary");
    box.elements.say.value = "";
    window.scrollTo(0, 0);
  }

  function sendForm(form, button) {
    const fields = fieldsOf(form, button);
    const key = form.elements.form_key.value;
    if (!navigator.onLine) return keepForm(form, fields);
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fields.forEach(([name, value]) => body.append(name, value));
    Saying.photos.of(key).forEach((photo) => body.append("photo", photo.blob, photo.name));
    const bar = form.querySelector("[data-sending]");
    const sending = new XMLHttpRequest();
    sending.open("POST", form.action);
    sending.setRequestHeader("HX-Request", "true");
    sending.timeout = 120000;
    sending.upload.onprogress = (event) => { if (bar && event.lengthComputable) { bar.hidden = false; bar.value = (100 * event.loaded) / event.total; } };
    sending.onerror = sending.ontimeout = () => keepForm(form, fields);
    sending.onload = async () => {
      const elsewhere = sending.getResponseHeader("HX-Redirect");
      if (sending.status >= 500) return keepForm(form, fields);
      if (sending.status === 403) { // as after signing in anew elsewhere: it goes again with a token of now, or says why not
        keepForm(form, fields);
        return Saying.sendAll(false);
      }
      if (!elsewhere) return show(sending.responseText);
      if (elsewhere.startsWith(box.dataset.signIn)) keepForm(form, fields, false);
      else await Saying.photos.forget(key);
      location.assign(elsewhere);
    };
    sending.send(body);
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("#entry-form[data-sends]") || event.defaultPrevented) return;
    event.preventDefault();
    sendForm(event.target, event.submitter || pressed);
  });
  let pressed = null;
  document.addEventListener("click", (event) => { pressed = event.target.closest("#entry-form button"); });

  // A chip says what its fields say.
  document.addEventListener("change", (event) => {
    const chip = event.target.closest("[data-chip]");
    if (!chip || event.target.type === "search") return;
    const fields = Array.from(chip.querySelectorAll("select, input:not([type=hidden]):not([type=search]):not([type=checkbox]), textarea"));
    const words = fields.map((field) => (field.tagName === "SELECT" ? (field.value ? field.selectedOptions[0].textContent : "") : field.value));
    chip.querySelector("[data-chip-value]").textContent = words.filter(Boolean).join(" ");
  });

  // A form that stands on the page does not wait beside it.
  function begin(root) {
    const form = root.querySelector("#entry-form[data-sends]");
    if (!form) return;
    Saying.forget(form.elements.form_key.value);
    Saying.photos.begin(root);
  }

  const input = box.elements.say;
  if (!input.value && Saying.typed()) input.value = Saying.typed();
  input.addEventListener("input", () => Saying.typed(input.value));
  document.addEventListener("htmx:afterSwap", (event) => begin(event.target));
  begin(document);
})();
