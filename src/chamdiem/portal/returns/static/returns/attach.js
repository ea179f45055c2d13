// A file that was just sent joins the list below it, chosen, under the name it was given.
(function () {
  "use strict";
  document.addEventListener("file:stored", (event) => {
    const place = event.target.closest("[data-attach]");
    if (!place) { return; }
    const file = event.detail;
    const known = place.querySelector('input[value="' + file.key + '"]');
    if (known) { known.checked = true; return; }
    const line = document.createElement("li");
    const label = document.createElement("label");
    const choice = document.createElement("input");
    const words = document.createElement("span");
    label.className = "form-check";
    choice.className = "form-check-input";
    words.className = "form-check-label";
    choice.type = place.dataset.kind;
    choice.name = place.dataset.name;
    choice.value = file.key;
    choice.checked = true;
    words.textContent = file.name;
    label.append(choice, " ", words);
    line.append(label);
    place.querySelector("[data-attached]").prepend(line);
    place.querySelector("[data-none]").hidden = true;
  });
})();
