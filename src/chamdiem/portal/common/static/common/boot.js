// Before the first paint: what the reader chose last time, and that scripts run.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  try {
    root.dataset.size = localStorage.getItem("size") || "normal";
    root.dataset.contrast = localStorage.getItem("contrast") || "normal";
  } catch (blocked) {
    root.dataset.size = root.dataset.contrast = "normal";
  }
})();
