// Files dropped onto the frame around a file field are chosen in it; how many are chosen is told.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const frame = document.querySelector("[data-drop]");
  const field = frame?.querySelector("input[type=file]");
  const told = frame?.querySelector("[data-chosen]");
  if (!field) return;

  function tell() {
    const count = field.files.length;
    told.hidden = !count;
    told.textContent = count === 1 ? told.dataset.one : told.dataset.many.replace("{count}", count);
  }

  field.addEventListener("change", tell);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    frame.addEventListener(kind, (event) => {
      event.preventDefault();
      frame.classList.toggle("border-primary", kind === "dragover");
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      tell();
    });
  }
});
