// A form that saves itself: a few seconds after a change, and when the page is left. Passwords, files and hidden fields
// are never sent; nothing is sent before somebody typed.
(() => {
  "use strict";
  const place = document.querySelector("[data-kept]");
  const form = document.querySelector("main form.form");
  if (!place || !form) return;
  const said = place.querySelector("[data-kept-said]");
  const SECONDS = 3;
  const UNKEPT = new Set(["password", "file", "hidden", "submit", "button", "image", "reset"]);
  let timer = 0;
  let dirty = false;
  let sent = false;
  let last = "";
  let running = null;

  const words = () => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.append("address", place.dataset.address);
    for (const field of form.elements) {
      if (!field.name || field.disabled || UNKEPT.has(field.type)) continue;
      if ((field.type === "checkbox" || field.type === "radio") && !field.checked) continue;
      const values = field.type === "select-multiple" ? [...field.selectedOptions].map((one) => one.value) : [field.value];
      values.forEach((value) => data.append(`field:${field.name}`, value));
    }
    return data;
  };
  const tell = (words) => { said.textContent = words.replace("{time}", last || "–"); };

  const save = async () => {
    if (sent || !dirty) return;
    dirty = false;
    running = new AbortController();
    try {
      const answer = await fetch(place.dataset.kept, { method: "POST", body: words(), signal: running.signal });
      if (answer.redirected || answer.status === 403) { dirty = true; tell(place.dataset.signedOut); return; }
      if (!answer.ok) throw new Error(answer.statusText);
      last = (await answer.json()).at;
      if (last) tell(place.dataset.saved); else said.textContent = "";
    } catch (error) {
      if (sent || error.name === "AbortError") return;
      dirty = true;
      tell(place.dataset.lost);
      timer = window.setTimeout(save, 10 * SECONDS * 1000);
    }
  };
  const changed = () => {
    dirty = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, SECONDS * 1000);
  };
  const leave = () => {
    if (sent || !dirty) return;
    dirty = false;
    navigator.sendBeacon(place.dataset.kept, words());
  };

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    sent = true;
    window.clearTimeout(timer);
    if (running) running.abort();
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
  window.addEventListener("pagehide", leave);
})();
