// The review desk by keys: J next, K previous, A accept, E mend, D drop, G join, U take back, ? which keys there are.
"use strict";

(() => {
  let last = ""; // the card that was decided about last

  const cards = () => [...document.querySelectorAll("#list [data-claim]")];
  const current = () => document.activeElement?.closest("[data-claim]");

  function go(card) {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  // Forwards or backwards from a card; from nowhere, the first that is open.
  function beside(card, step) {
    const all = cards();
    const at = all.indexOf(card);
    return at < 0 ? all.find((one) => !("decided" in one.dataset)) || all[0] : all[at + step];
  }

  function press(card, key) {
    const button = card?.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (key === "?") document.getElementById("keys")?.toggleAttribute("open");
    else if (key === "j" || key === "arrowdown") go(beside(current(), 1));
    else if (key === "k" || key === "arrowup") go(beside(current(), -1));
    else if (key === "u") { if (!press(current(), "u")) press(document.getElementById(last), "u"); }
    else if ("aedg".includes(key)) { if (!press(current() || beside(null, 1), key)) return; }
    else return;
    event.preventDefault();
  });

  // A card that was decided about gives way to the next open one; one that was taken back keeps the eye.
  // Only once it has settled: a key pressed before would send the form past htmx.
  document.addEventListener("htmx:afterSettle", (event) => {
    const id = event.detail.target?.id || event.detail.elt?.id || "";
    const card = id.startsWith("claim-") && document.getElementById(id);
    if (!card) return;
    if (!("decided" in card.dataset)) { go(card); return; }
    last = id;
    const all = cards();
    const rest = all.slice(all.indexOf(card) + 1);
    go(rest.find((one) => !("decided" in one.dataset)) || card);
  });
})();
