// Drags a section of the outline to another place; the buttons beside it do the same without this.
(() => {
  const outline = document.querySelector(".outline");
  if (!outline) return;
  const places = () => [...outline.querySelectorAll("[data-section]")];
  let dragged = null;

  const send = (section, by) => {
    const form = section.querySelector("form");
    if (!form || !by) return;
    for (const [name, value] of [["act", "move"], ["by", String(by)]]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    }
    form.submit();
  };

  for (const section of places()) {
    if (!section.querySelector("form")) continue;
    const head = section.querySelector(".card-header");
    head.draggable = true;
    head.addEventListener("dragstart", (event) => {
      dragged = section;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", section.dataset.section);
    });
    head.addEventListener("dragend", () => {
      dragged = null;
    });
    section.addEventListener("dragover", (event) => {
      if (dragged) event.preventDefault();
    });
    section.addEventListener("drop", (event) => {
      if (!dragged || dragged === section) return;
      event.preventDefault();
      const order = places();
      send(dragged, order.indexOf(section) - order.indexOf(dragged));
    });
  }
})();
