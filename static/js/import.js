// Rosters: how far the upload is, and that a changed column asks for a new preview. All works without it.
(() => {
  "use strict";

  const upload = document.querySelector("form[data-upload]");
  if (upload) {
    const input = upload.querySelector("input[type=file]");
    const said = upload.querySelector("[data-upload-too-large]");
    input.addEventListener("change", () => {
      const file = input.files[0];
      const tooLarge = file && file.size > Number(upload.dataset.largest);
      input.setCustomValidity(tooLarge ? said.content.textContent.trim() : "");
      if (tooLarge) input.reportValidity();
    });
    upload.addEventListener("submit", (event) => {
      if (input.validationMessage && input.files.length) {
        event.preventDefault();
        input.reportValidity();
        return;
      }
      if (input.files.length && input.files[0].size > 1024 * 1024) send(event);
    });
  }

  // Only a large file is sent by script, for the sake of its progress; the answer replaces the page as ever.
  const send = (event) => {
    event.preventDefault();
    const work = upload.querySelector("[data-upload-progress]");
    const bar = work.querySelector("progress");
    const share = work.querySelector("[data-upload-share]");
    const request = new XMLHttpRequest();
    work.hidden = false;
    upload.querySelector("button.go").disabled = true;
    request.upload.addEventListener("progress", (sent) => {
      const done = Math.round((sent.loaded / sent.total) * 100);
      bar.value = done;
      share.textContent = `${done} %`;
    });
    request.addEventListener("load", () => {
      if (request.status < 400 && request.responseURL !== location.href) location.assign(request.responseURL);
      else {
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        document.querySelector("#main").replaceWith(page.querySelector("#main"));
        document.querySelector(".error-summary")?.focus();
      }
    });
    request.addEventListener("error", () => {
      work.hidden = true;
      upload.querySelector("button.go").disabled = false;
      document.dispatchEvent(new CustomEvent("htmx:sendError"));
    });
    request.open("POST", location.href);
    request.send(new FormData(upload));
  };

  const columns = document.querySelector("form[data-columns]");
  const note = columns?.querySelector("[data-changed]");
  if (note) {
    const before = new URLSearchParams(new FormData(columns)).toString();
    const start = document.querySelector("[data-import]");
    columns.addEventListener("change", () => {
      const same = new URLSearchParams(new FormData(columns)).toString() === before;
      note.hidden = same;
      start.disabled = !same;
    });
  }
})();
