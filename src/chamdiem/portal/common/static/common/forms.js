// Forms that take long say so; acts that cannot be undone are asked about; errors are led to.
(function () {
  "use strict";
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-confirm]");
    if (button && !window.confirm(button.dataset.confirm)) { event.preventDefault(); }
  });
  document.addEventListener("submit", (event) => {
    const words = event.target.dataset.busy;
    const button = event.submitter;
    if (!words || !button || event.defaultPrevented) { return; }
    // Only once the form is on its way: a disabled button would not send its own name and value.
    window.setTimeout(() => {
      button.setAttribute("aria-busy", "true");
      button.disabled = true;
      button.textContent = words;
    }, 0);
  });
  // Coming back by the back button must not leave a dead form.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { window.location.reload(); } });
  // What belongs to one choice is shown with that choice only.
  document.querySelectorAll("[data-when]").forEach((part) => {
    const [name, value] = part.dataset.when.split("=");
    const choice = part.closest("form").elements[name];
    const show = () => { part.hidden = choice.value !== value; };
    choice.addEventListener("change", show);
    show();
  });
  const errors = document.querySelector("[data-focus]");
  if (errors) { errors.focus(); }
})();
