// The few things a page does by itself. Everything works without them, a little less well.
(function () {
  "use strict";
  const root = document.documentElement;

  function remember(name, value) {
    root.dataset[name] = value;
    try { localStorage.setItem(name, value); } catch (blocked) { /* only this page then */ }
    showReading();
  }

  function showReading() {
    document.querySelectorAll("[data-set-size]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.setSize === root.dataset.size));
    });
    document.querySelectorAll("[data-set-contrast]").forEach((button) => {
      button.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
    });
  }

  function toggleMenu(button) {
    const rail = document.getElementById(button.getAttribute("aria-controls"));
    const open = rail.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
    if (open) { rail.querySelector("a, button").focus(); }
  }

  function headWords(head) {
    const copy = head.cloneNode(true);
    copy.querySelectorAll(".visually-hidden").forEach((part) => part.remove());
    return copy.textContent.trim();
  }

  // A browser forgets that a table is one once its rows are drawn as cards.
  function nameTables(within) {
    within.querySelectorAll("table.table-cards").forEach((table) => {
      const heads = Array.from(table.querySelectorAll("thead th"), headWords);
      table.setAttribute("role", "table");
      table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
      table.querySelectorAll("tr").forEach((row) => row.setAttribute("role", "row"));
      table.querySelectorAll("tbody tr").forEach((row) => {
        Array.from(row.cells).forEach((cell) => {
          cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
          if (!cell.dataset.label && heads[cell.cellIndex]) { cell.dataset.label = heads[cell.cellIndex]; }
        });
      });
      table.querySelectorAll("thead th").forEach((head) => head.setAttribute("role", "columnheader"));
    });
  }

  function nameFile(input) {
    const drop = input.closest(".file-drop");
    const said = drop.querySelector(".chosen");
    if (!said) { return; } // who sends at once names the files itself
    const file = input.files[0];
    const most = Number(input.dataset.most);
    input.setCustomValidity("");
    said.textContent = file ? file.name : "";
    if (file && most && file.size > most) {
      const words = "Tệp lớn hơn " + input.dataset.mostWords + "; hãy chọn tệp nhỏ hơn.";
      input.setCustomValidity(words);
      said.textContent = file.name + " – " + words;
      input.reportValidity();
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    if (button.dataset.setSize) { remember("size", button.dataset.setSize); }
    if ("setContrast" in button.dataset) {
      remember("contrast", root.dataset.contrast === "high" ? "normal" : "high");
    }
    if ("menu" in button.dataset) { toggleMenu(button); }
    if ("print" in button.dataset) { window.print(); }
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll(".month-picker details[open]").forEach((fold) => {
      if (!fold.contains(event.target)) { fold.open = false; }
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { return; }
    const menu = document.querySelector("[data-menu][aria-expanded=true]");
    if (menu) { toggleMenu(menu); menu.focus(); }
    document.querySelectorAll(".month-picker details[open]").forEach((fold) => {
      fold.open = false;
      fold.querySelector("summary").focus();
    });
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches(".file-drop input")) { nameFile(event.target); }
    if (event.target.matches("[data-send]")) { event.target.form.requestSubmit(); }
  });

  ["dragenter", "dragover", "dragleave", "drop"].forEach((name) => {
    document.addEventListener(name, (event) => {
      const drop = event.target.closest && event.target.closest(".file-drop");
      if (drop) { drop.classList.toggle("over", name === "dragenter" || name === "dragover"); }
    });
  });

  // Folds are open on paper: what is hidden on the screen may be the reason asked for.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("main details:not([open]):not(.no-print *)"));
    opened = opened.filter((fold) => !fold.closest(".month-picker"));
    opened.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));

  document.addEventListener("htmx:after:swap", () => nameTables(document));
  ["htmx:error", "htmx:response:error"].forEach((name) => {
    document.addEventListener(name, (event) => {
      const answer = event.detail && event.detail.ctx && event.detail.ctx.response;
      const place = document.getElementById("connection");
      if (place && !(answer && answer.status === 422)) { place.hidden = false; }
    });
  });

  showReading();
  nameTables(document);
})();
