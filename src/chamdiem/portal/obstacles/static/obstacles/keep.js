// What is typed waits in this browser until the server has it: a lost line, an expired sign-in or
// a closed window loses nothing. The name of what is kept holds who types, so nobody else sees it.
(function () {
  "use strict";
  const SENT = "vuong-mac:sent";
  const form = document.querySelector("form[data-keep]");

  function safely(act) {
    try { return act(); } catch (blocked) { return null; /* only this window keeps it then */ }
  }

  // Led here after an act was done: what was kept of its form is no longer needed.
  if (window.location.hash === "#da-ghi") {
    safely(() => {
      const sent = sessionStorage.getItem(SENT);
      if (sent) { localStorage.removeItem(sent); }
      sessionStorage.removeItem(SENT);
    });
  }
  if (!form) { return; }
  const key = form.dataset.keep;
  const words = form.querySelector("[data-keep-words]");

  function fields() {
    return Array.from(form.elements).filter((one) => one.name && one.type !== "hidden" && one.type !== "checkbox" && "value" in one && one.tagName !== "BUTTON");
  }

  function keep() {
    const typed = {};
    fields().forEach((one) => { if (one.value !== one.dataset.first) { typed[one.name] = one.value; } });
    safely(() => {
      if (Object.keys(typed).length) { localStorage.setItem(key, JSON.stringify(typed)); } else { localStorage.removeItem(key); }
    });
  }

  fields().forEach((one) => { one.dataset.first = one.value; });
  const kept = safely(() => JSON.parse(localStorage.getItem(key))) || {};
  // A form that was refused holds what was typed already.
  if (form.hasAttribute("data-fresh") && Object.keys(kept).length) {
    fields().forEach((one) => { if (kept[one.name] !== undefined) { one.value = kept[one.name]; } });
    words.hidden = false;
    words.querySelector("button").addEventListener("click", () => {
      fields().forEach((one) => { one.value = one.dataset.first; });
      safely(() => localStorage.removeItem(key));
      words.hidden = true;
    });
  }
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => { keep(); safely(() => sessionStorage.setItem(SENT, key)); });
})();
