// One key decides a proposal: A accepts, E mends, X drops, R takes the repaired words, J and K go
// on and back.
(function () {
  "use strict";
  const cards = Array.from(document.querySelectorAll(".proposal"));
  let at = -1;
  const go = (to) => {
    if (!cards.length) { return; }
    at = Math.max(0, Math.min(cards.length - 1, to));
    cards[at].focus();
    const place = cards[at].querySelector("a[href^='#cho-']");
    const mark = place && document.getElementById(place.hash.slice(1));
    document.querySelectorAll("mark.here").forEach((one) => one.classList.remove("here"));
    if (mark) { mark.classList.add("here"); mark.scrollIntoView({block: "center"}); }
    const sheet = document.querySelector("figure[data-page='" + cards[at].dataset.page + "']");
    if (sheet && sheet.closest("details").open) { sheet.scrollIntoView({block: "start"}); }
    cards[at].scrollIntoView({block: "nearest"});
  };
  const take = (card) => {
    const words = card && card.querySelector("[data-repaired]");
    const field = words && card.querySelector("textarea");
    if (field) { field.value = words.textContent; field.focus(); }
  };
  document.querySelectorAll("[data-take-repaired]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => take(button.closest(".proposal")));
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const key = event.key.toLowerCase();
    const card = event.target.closest(".proposal") || cards[at];
    const press = (value) => {
      const button = card && card.querySelector("button[value='" + value + "']");
      if (button) { event.preventDefault(); button.click(); }
    };
    if (key === "j") { go(at + 1); }
    if (key === "k") { go(at - 1); }
    if (key === "a") { press("accept"); }
    if (key === "x") { press("drop"); }
    if (key === "r" && card && card.querySelector("[data-repaired]")) {
      event.preventDefault();
      take(card);
    }
    if (key === "e" && card) {
      const field = card.querySelector("textarea, select");
      if (field) { event.preventDefault(); field.focus(); }
    }
  });
  go(0);
})();
