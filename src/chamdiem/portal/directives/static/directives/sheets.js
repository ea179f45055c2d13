// P opens and closes the pictures of the pages.
(function () {
  "use strict";
  const sheets = document.querySelector("[data-sheets]");
  if (!sheets) { return; }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key.toLowerCase() === "p") { event.preventDefault(); sheets.open = !sheets.open; }
  });
})();
