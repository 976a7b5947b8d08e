// The tree by keyboard and pointer: arrows follow the edges and the layers, a touched node lights what it is tied to.
// Without this file every card is still a link in reading order, and the list says every edge in words.
(() => {
  "use strict";
  const tree = document.querySelector("[data-tree]");
  if (!tree) return;
  const nodes = new Map([...tree.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
  const ties = [...tree.querySelectorAll("[data-to]")].map((line) => ({
    line, from: line.dataset.from.split(" "), to: line.dataset.to, answers: line.classList.contains("t-answer"),
  }));
  const link = (key) => nodes.get(key)?.querySelector("a");
  const keyOf = (element) => element.closest?.("[data-node]")?.dataset.node;
  const place = (key) => {
    const box = nodes.get(key).getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y };
  };

  const light = (key) => {
    const lit = new Set(key ? [key] : []);
    for (const tie of ties) {
      const on = Boolean(key) && (tie.to === key || tie.from.includes(key));
      tie.line.classList.toggle("lit", on);
      if (on) [tie.to, ...(tie.to === key ? tie.from : [])].forEach((other) => lit.add(other));
    }
    for (const [name, node] of nodes) node.classList.toggle("lit", lit.has(name));
    tree.classList.toggle("lighting", Boolean(key));
  };

  const layerOf = (key) => [...nodes.get(key).closest("[role=list]").querySelectorAll("[data-node]")].map((n) => n.dataset.node);
  const nearest = (keys, from) => keys.sort((a, b) => Math.abs(place(a).x - from.x) - Math.abs(place(b).x - from.x))[0];

  // Up and down: the nearest node that an edge leads to on that side, else the nearest of the next layer.
  const across = (key, up) => {
    const here = place(key);
    const beyond = (other) => other !== key && (up ? place(other).y < here.y - 1 : place(other).y > here.y + 1);
    const tied = ties
      .filter((tie) => !tie.answers && (tie.to === key || tie.from.includes(key)))
      .flatMap((tie) => [...tie.from, tie.to]);
    const near = nearest([...new Set(tied)].filter((other) => nodes.has(other) && beyond(other)), here);
    if (near) return near;
    const others = [...nodes.keys()].filter(beyond);
    const rows = others.map((other) => place(other).y);
    const row = up ? Math.max(...rows) : Math.min(...rows);
    return nearest(others.filter((other) => Math.abs(place(other).y - row) < 2), here);
  };

  const target = (key, event) => {
    const layer = layerOf(key);
    const at = layer.indexOf(key);
    switch (event.key) {
      case "ArrowRight": return layer[at + 1];
      case "ArrowLeft": return layer[at - 1];
      case "ArrowUp": return across(key, true);
      case "ArrowDown": return across(key, false);
      case "Home": return layer[0];
      case "End": return layer.at(-1);
      default: return undefined;
    }
  };

  tree.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keyOf(event.target);
    if (!key) return;
    if (event.key === "Escape") return light("");
    const next = target(key, event);
    if (!next) return;
    event.preventDefault();
    link(next).focus();
  });
  tree.addEventListener("focusin", (event) => light(keyOf(event.target)));
  tree.addEventListener("focusout", () => light(""));
  tree.addEventListener("pointerover", (event) => light(keyOf(event.target) ?? keyOf(document.activeElement)));
  tree.addEventListener("pointerleave", () => light(keyOf(document.activeElement)));
})();
