// Nodes moved by pointer: dragged to a place among their kind, sent by the same form that the buttons use.
(() => {
  "use strict";
  for (const list of document.querySelectorAll("[data-sortable]")) {
    const items = [...list.children].filter((item) => item.querySelector("[data-place-input]"));
    if (items.length < 2) continue;
    list.dataset.live = "";
    let dragged = null;
    const clear = () => items.forEach((item) => item.classList.remove("above", "below", "dragged"));
    const isAbove = (item, event) => {
      const box = item.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    };
    for (const item of items) {
      item.draggable = true;
      item.addEventListener("dragstart", (event) => {
        dragged = item;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", item.id);
        item.classList.add("dragged");
      });
      item.addEventListener("dragend", () => { clear(); dragged = null; });
      item.addEventListener("dragover", (event) => {
        if (!dragged || dragged === item) return;
        event.preventDefault();
        const above = isAbove(item, event);
        item.classList.toggle("above", above);
        item.classList.toggle("below", !above);
      });
      item.addEventListener("dragleave", () => item.classList.remove("above", "below"));
      item.addEventListener("drop", (event) => {
        if (!dragged || dragged === item) return;
        event.preventDefault();
        const from = Number(dragged.dataset.place);
        let to = Number(item.dataset.place) + (isAbove(item, event) ? 0 : 1);
        if (to > from) to -= 1;
        clear();
        if (to === from) return;
        const input = dragged.querySelector("[data-place-input]");
        input.disabled = false;
        input.value = String(to);
        input.form.submit();
      });
    }
  }
})();
