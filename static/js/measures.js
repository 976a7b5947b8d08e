// The builder of measures asks the server for other fields as soon as another fact, day or way of paying is chosen.
(function () {
  "use strict";
  document.addEventListener("change", (event) => {
    const form = event.target.closest("#builder");
    if (!form || !event.target.matches("[data-shape]") || !window.htmx) return;
    const values = Object.assign({}, { do: "look" });
    window.htmx.ajax("POST", form.getAttribute("hx-post"), {
      source: event.target, target: "#builder", select: "#builder", swap: "outerHTML", values: values,
    });
  });
})();
