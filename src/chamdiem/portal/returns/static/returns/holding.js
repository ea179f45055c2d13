// A column of a spreadsheet is pasted downwards; Enter and the arrows go from unit to unit.
(function () {
  "use strict";
  const fields = Array.from(document.querySelectorAll("input[data-column]"));

  function go(event, step) {
    const next = fields[fields.indexOf(event.target) + step];
    if (!next) { return; }
    event.preventDefault();
    next.focus();
    next.select();
  }

  fields.forEach((field) => {
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === "ArrowDown") { go(event, 1); }
      if (event.key === "ArrowUp") { go(event, -1); }
    });
    field.addEventListener("paste", (event) => {
      const text = (event.clipboardData || window.clipboardData).getData("text");
      const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
      if (lines.length < 2) { return; }
      event.preventDefault();
      const start = fields.indexOf(field);
      lines.forEach((line, at) => {
        const to = fields[start + at];
        if (to) { to.value = line.split("\t").pop().trim(); }
      });
      fields[Math.min(start + lines.length, fields.length) - 1].focus();
    });
  });
})();
