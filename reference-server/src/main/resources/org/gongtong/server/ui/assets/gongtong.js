// Adds comfort; every page works without it. No dependency, no storage, no request to another host.
"use strict";

// Live turnout: fetches the fragment again while the page is looked at.
for (const panel of document.querySelectorAll("[data-refresh]")) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(panel.dataset.refresh, { headers: { Accept: "text/html" } });
      if (answer.ok) panel.innerHTML = await answer.text();
    } catch {
      // The figures shown stay, with the time they were counted at.
    }
  }, 15000);
}

// The square code of a letter carries the voting code behind "#", which a browser sends to nobody. It goes into
// the form, for its owner to send, and out of the address bar.
const code = document.querySelector("input.input-code");
if (code && location.hash.length > 1) {
  code.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}

// Prints the receipt; the button is hidden until this script shows that it can work.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Numbered sheets: Enter goes on to the next paper instead of sending a half-filled sheet; fields
// that most papers leave empty are passed over.
for (const form of document.querySelectorAll("[data-sheet]")) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=checkbox]), select")) return;
    event.preventDefault();
    const fields = [...form.querySelectorAll("input:not([type=hidden]), select, button")];
    const later = fields.slice(fields.indexOf(event.target) + 1);
    later.find((field) => !field.hasAttribute("data-rare"))?.focus();
  });
}

// A form that is answered with a file leaves its page as it is; a second click would take the answer's place.
for (const form of document.querySelectorAll("[data-once]")) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sent < 5000) event.preventDefault();
    else sent = Date.now();
  });
}
