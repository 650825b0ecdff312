// People offered while a sentence is typed: zxm, 赵x. By keyboard and by touch; without it the sentence is typed out.
"use strict";

(() => {
  const box = Saying.box;
  if (!box) return;
  const input = box.elements.say;
  const list = document.createElement("ul");
  let asked = 0;
  let offer = { people: [], taken: 0 };
  let at = -1;

  list.id = "say-people";
  list.className = "said-offer";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.people);
  list.hidden = true;
  input.parentElement.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", "say-people"]]) input.setAttribute(name, value);

  const before = () => input.value.slice(0, input.selectionStart);

  function show(found) {
    offer = found;
    at = found.people.length ? 0 : -1;
    list.replaceChildren(...found.people.map((person, index) => {
      const row = document.createElement("li");
      row.id = `say-person-${index}`;
      row.setAttribute("role", "option");
      const name = document.createElement("span");
      name.textContent = person.name;
      const more = document.createElement("small");
      more.className = "text-secondary";
      more.textContent = person.union;
      row.append(name, more);
      row.addEventListener("pointerdown", (event) => event.preventDefault());
      row.addEventListener("click", () => take(index));
      return row;
    }));
    list.hidden = !found.people.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
  }

  function mark() {
    Array.from(list.children).forEach((row, index) => row.setAttribute("aria-selected", String(index === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant"); else input.setAttribute("aria-activedescendant", `say-person-${at}`);
  }

  const close = () => { asked += 1; show({ people: [], taken: 0 }); };

  function take(index) {
    const end = input.selectionStart;
    input.setRangeText(offer.people[index].name, end - offer.taken, end, "end");
    close();
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function look() {
    const tail = /[\u3400-\u9fff]?[a-z]{1,8}$/i.exec(before());
    if (!tail || tail[0].length < 2) return close();
    const mine = asked += 1;
    try {
      const answer = await fetch(`${box.dataset.offered}?typed=${encodeURIComponent(tail[0])}`, { headers: { Accept: "application/json" } });
      if (mine !== asked || !answer.ok || answer.redirected) return;
      show(await answer.json());
    } catch { /* without a network nobody is offered, and the sentence is typed out */ }
  }

  input.addEventListener("input", (event) => { if (!event.isComposing) look(); });
  input.addEventListener("compositionend", look);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const count = offer.people.length;
    if (event.key === "ArrowDown") at = (at + 1) % count;
    else if (event.key === "ArrowUp") at = (at + count - 1) % count;
    else if (event.key === "Enter") take(at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    mark();
  });
})();
