// Talk about a passage: select words in a text and comment on them; passages that are talked about are marked. All works without it.
(() => {
  "use strict";

  const plain = (text) => text.replace(/\s+/g, " ").trim();

  // How often the words stand in the texts before the place where the selection begins.
  const before = (root, range, quote) => {
    const texts = [...root.querySelectorAll("[data-passage]")];
    let count = 0;
    for (const text of texts) {
      const here = text.contains(range.startContainer);
      let said = text.textContent;
      if (here) {
        const upTo = document.createRange();
        upTo.setStart(text, 0);
        upTo.setEnd(range.startContainer, range.startOffset);
        said = upTo.toString();
      }
      const words = said.replace(/\s+/g, " ");
      for (let at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + 1)) count += 1;
      if (here) return count;
    }
    return count;
  };

  let offer = null;
  const takeAway = () => {
    offer?.remove();
    offer = null;
  };

  const use = (root, quote, nth) => {
    const form = root.dataset.fills && document.querySelector(root.dataset.fills);
    if (form) {
      form.querySelector("[name=quote]").value = quote;
      form.querySelector("[name=nth]").value = nth;
      form.querySelector("[name=said]").focus();
      return;
    }
    const to = new URL(root.dataset.talk, location.href);
    to.searchParams.set("quote", quote);
    to.searchParams.set("nth", nth);
    to.hash = "say";
    location.assign(to);
  };

  const show = () => {
    takeAway();
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const text = element(range.startContainer)?.closest("[data-passage]");
    const root = text?.closest("[data-passages]");
    const quote = plain(selection.toString());
    if (!root || (!root.dataset.talk && !root.dataset.fills) || !text.contains(range.endContainer)) return;
    if (quote.length < 2 || quote.length > 1000) return;
    const nth = before(root, range, quote);
    offer = document.querySelector("template[data-offer]").content.firstElementChild.cloneNode(true);
    const box = range.getBoundingClientRect();
    document.body.append(offer);
    offer.style.setProperty("top", `${Math.max(0, box.bottom + scrollY + 6)}px`);
    offer.style.setProperty("left", `${Math.max(8, Math.min(box.left + scrollX, innerWidth - offer.offsetWidth - 8))}px`);
    offer.addEventListener("click", () => {
      takeAway();
      use(root, quote, nth);
    });
  };

  if (document.querySelector("template[data-offer]")) {
    document.addEventListener("pointerup", (event) => {
      if (!offer?.contains(event.target)) setTimeout(show);
    });
    document.addEventListener("keyup", (event) => {
      if (event.key === "Escape") takeAway();
      else if (event.shiftKey || event.key === "Shift") show();
    });
  }

  // Mark the passages without touching the text.
  if (!window.Highlight || !CSS.highlights) return;
  const ranges = [];
  const find = (text, words) => {
    const nodes = [];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let whole = "";
    while (walker.nextNode()) {
      nodes.push([whole.length, walker.currentNode]);
      whole += walker.currentNode.data;
    }
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const match = new RegExp(escaped.join("\\s+")).exec(whole);
    if (!match) return null;
    const spot = (at) => {
      const [start, node] = nodes.findLast(([begins]) => begins <= at);
      return [node, Math.min(at - start, node.length)];
    };
    const range = document.createRange();
    range.setStart(...spot(match.index));
    range.setEnd(...spot(match.index + match[0].length - 1));
    range.setEnd(range.endContainer, range.endOffset + 1);
    return range;
  };
  for (const quote of document.querySelectorAll("blockquote[data-quote]")) {
    const root = quote.closest("[data-passages]") ?? document.querySelector("[data-passages]");
    const words = quote.textContent.replace(/[*_\\]/g, "").replace(/…$/, "").split(/\s+/).filter(Boolean);
    for (const text of root?.querySelectorAll("[data-passage]") ?? []) {
      const range = words.length && find(text, words);
      if (range) {
        ranges.push(range);
        break;
      }
    }
  }
  if (ranges.length) CSS.highlights.set("passage", new Highlight(...ranges));
})();
