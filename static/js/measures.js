// The builder of measures asks the server for other fields as soon as another fact, day or way of paying is chosen.
(() => {
  "use strict";
  let asked = null; // the last question for other fields, until its answer stands on the page

  const values = (data, name) => data.getAll(name).join("\n");
  const put = (field, given) => {
    if (["checkbox", "radio"].includes(field.type)) field.checked = given.includes(field.value);
    else if (field instanceof HTMLSelectElement) for (const option of field.options) option.selected = given.includes(option.value);
    else field.value = given[0] ?? "";
  };

  // What somebody typed while the question was on its way stands in the former form alone: it goes on in the new one.
  const carryOver = (sent, former) => {
    const form = document.getElementById("builder");
    if (!form || form === former) return;
    const now = new FormData(former);
    const typed = [...form.elements].filter((field) => field.name && values(now, field.name) !== values(sent, field.name));
    for (const field of typed) put(field, now.getAll(field.name));
    if (typed.length) form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest("#builder");
    if (!form || !event.target.matches("[data-shape]") || !window.htmx) return;
    const sent = new FormData(form);
    const question = window.htmx.ajax("POST", form.getAttribute("hx-post"), {
      // Settled at once: a field that is seen is a field that is listened to.
      source: event.target, target: "#builder", select: "#builder", swap: "outerHTML settle:0ms", values: { do: "look" },
    });
    asked = question;
    question.catch(() => {}).then(() => { // shell.js says it when no answer came
      if (asked === question) asked = null;
      carryOver(sent, form);
    });
  });

  // Reading back waits for the fields: on a slow line it would end the question for them, and they would never come.
  document.addEventListener("htmx:confirm", (event) => {
    if (asked && event.target.id === "builder") event.preventDefault();
  });
})();
