// The builder of measures asks the server for other fields as soon as another fact, day or way of paying is chosen.
// What is typed while the answer is on its way stays.
(function () {
  "use strict";
  let sent = {};
  let typed = {};
  const value = (field) => (field.type === "checkbox" ? field.checked : field.value);
  const fields = (form) => [...form.elements].filter((field) => field.id && field.type !== "hidden");
  const values = (form) => Object.fromEntries(fields(form).map((field) => [field.id, value(field)]));

  document.addEventListener("change", (event) => {
    const form = event.target.closest("#builder");
    if (!form || !event.target.matches("[data-shape]") || !window.htmx) return;
    sent = values(form);
    window.htmx.ajax("POST", form.getAttribute("hx-post"), {
      source: event.target, target: "#builder", select: "#builder", swap: "outerHTML", values: { do: "look" },
    });
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "builder") return;
    const now = values(event.detail.target);
    typed = Object.fromEntries(Object.entries(now).filter(([id, one]) => id in sent && sent[id] !== one));
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const [id, one] of Object.entries(typed)) {
      const field = document.getElementById(id);
      if (field && field.type === "checkbox") field.checked = one;
      else if (field) field.value = one;
    }
    typed = {};
  });
})();
