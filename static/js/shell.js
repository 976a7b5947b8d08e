// The shell's small conveniences. Every page works without this file.
(() => {
  "use strict";
  const YEAR = 365 * 24 * 3600;

  // Preferences live in a cookie, so that the server draws the page right from its first byte.
  const preference = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1] ?? "";
  const remember = (name, value) => {
    document.cookie = `${name}=${value}; path=/; max-age=${value ? YEAR : 0}; samesite=lax`;
    if (name === "theme") {
      if (value) document.documentElement.dataset.theme = value;
      else delete document.documentElement.dataset.theme;
    }
    showPreferences();
  };
  const showPreferences = () => {
    for (const button of document.querySelectorAll("[data-pref]")) {
      button.setAttribute("aria-pressed", String(preference(button.dataset.pref) === button.dataset.value));
    }
  };

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(except)) menu.open = false;
    }
  };

  // The server's silence is said in words; what was typed stays.
  const sayOffline = () => {
    const live = document.getElementById("notices-live");
    const template = document.getElementById("notice-offline");
    if (live && template) {
      live.replaceChildren(template.content.cloneNode(true));
      reveal(live);
    }
  };
  const reveal = (root) => {
    for (const button of root.querySelectorAll("[data-dismiss], [data-print], [data-needs-js]")) button.hidden = false;
  };

  document.addEventListener("click", (event) => {
    closeMenus(event.target);
    const button = event.target.closest("button, a");
    if (!button) return;
    if (button.dataset.pref) remember(button.dataset.pref, button.dataset.value);
    if (button.dataset.dismiss) button.closest(button.dataset.dismiss).remove();
    if ("print" in button.dataset) window.print();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest("details.menu[open]");
    closeMenus(null);
    menu?.querySelector("summary").focus();
  });

  // Choosing in a filter is already the question: no second press on 'apply'.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });

  // Fields that fit only some answers of a list (data-for) are put away for the others, unless something stands there.
  const fit = (list) => {
    for (const field of list.form.querySelectorAll("[data-for]")) {
      const typed = field.type !== "checkbox" && field.value !== (field.dataset.preset ?? "");
      const kept = field.dataset.for.split(" ").includes(list.value) || field.checked || typed;
      (field.closest(".mb-3") ?? field).hidden = !kept;
    }
  };
  const fitAll = () => document.querySelectorAll("[data-chooses]").forEach(fit);
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-chooses]")) fit(event.target);
  });
  document.addEventListener("htmx:afterSettle", fitAll);
  fitAll();

  // A second press on a slow line does not send a form twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000); // a download leaves the page where it is
  });

  document.addEventListener("htmx:sendError", sayOffline);
  document.addEventListener("htmx:responseError", sayOffline);
  document.addEventListener("htmx:afterSettle", (event) => reveal(event.target));

  for (const prefs of document.querySelectorAll("[data-prefs]")) prefs.hidden = false;
  showPreferences();
  reveal(document);
  document.querySelector(".error-summary")?.focus();
  document.querySelector(".nav-main [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
})();
