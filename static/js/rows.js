// Lists by keyboard: `/` to the search box, arrows from row to row, Enter opens (it is a link), Space ticks.
(() => {
  "use strict";
  const links = () => [...document.querySelectorAll(".rows a.row-link, .worklist a.row-link")].filter((link) => link.offsetParent);
  const singleKeys = () => !/(?:^|; )keys=off/.test(document.cookie);
  const typing = (target) => target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

  const step = (event, by) => {
    const all = links();
    const row = document.activeElement.closest("tr, li");
    const at = all.findIndex((link) => row?.contains(link));
    const next = all[at + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const search = document.querySelector("[data-search]");
    if (event.key === "/" && search && !typing(event.target) && singleKeys()) {
      event.preventDefault();
      search.focus();
      search.select();
      return;
    }
    if (event.key === "ArrowDown" && event.target === search) return step(event, 1);
    const row = event.target.closest?.(".rows > tbody > tr, .worklist > li");
    if (!row || typing(event.target)) return;
    if (event.key === "ArrowDown") step(event, 1);
    else if (event.key === "ArrowUp") step(event, -1);
    else if (event.key === " " && event.target.matches("a.row-link")) {
      const box = row.querySelector(".box");
      if (!box) return;
      event.preventDefault();
      box.click();
    } else if (event.key === "Escape") clear(row.closest("form"));
  });

  // Ticked rows: the bar shows by CSS; here it learns to count, and shift chooses a run of rows.
  let last = null;
  const boxes = (form) => [...form.querySelectorAll("tbody .box")];
  const clear = (form) => {
    if (!form) return;
    for (const box of boxes(form)) box.checked = false;
    count(form);
  };
  const count = (form) => {
    const all = boxes(form);
    const chosen = all.filter((box) => box.checked).length;
    for (const place of form.querySelectorAll("[data-chosen]")) place.textContent = chosen.toLocaleString(document.documentElement.lang);
    const every = form.querySelector("thead .box");
    if (!every) return;
    every.checked = chosen > 0 && chosen === all.length;
    every.indeterminate = chosen > 0 && chosen < all.length;
  };
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("form");
    if (!form) return;
    if (event.target.matches("[data-clear]")) return clear(form);
    if (!event.target.matches(".box")) return;
    const all = boxes(form);
    if (event.target.closest("thead")) for (const box of all) box.checked = event.target.checked;
    else if (event.shiftKey && last && all.includes(last)) {
      const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
      for (const box of all.slice(from, to + 1)) box.checked = event.target.checked;
    }
    last = event.target;
    count(form);
  });
  for (const form of document.querySelectorAll("form:has(.rows .box)")) count(form);
  for (const every of document.querySelectorAll("thead .box[hidden]")) every.hidden = false;
})();
