// The return saves itself: what is typed waits in the browser until the server has it.
(function () {
  "use strict";
  const form = document.getElementById("phieu");
  const state = document.getElementById("state");
  if (!form || !window.fetch) { return; }
  const key = form.dataset.key;
  const WAIT = 700;
  const LONGEST = 30000;
  let token = form.elements.csrfmiddlewaretoken.value;
  let queue = remembered();
  let sending = false;
  let timer = 0;
  let pause = WAIT;

  function remembered() {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (blocked) { return {}; }
  }

  function remember() {
    try {
      if (Object.keys(queue).length) { localStorage.setItem(key, JSON.stringify(queue)); } else { localStorage.removeItem(key); }
    } catch (blocked) { /* this window keeps it then */ }
  }

  function say(words, look) {
    state.textContent = words;
    state.className = look || "";
  }

  // c:3:CODE is a cell in version 3, r:2:LEAF a remark; a:CODE the answer of a cell.
  function parts(field) {
    const found = /^([cr]):(\d+):(.*)$/.exec(field.name);
    return found ? { kind: found[1], seen: Number(found[2]), code: found[3] } : null;
  }

  function cells() { return Array.from(form.querySelectorAll("input[name^='c:']:enabled")); }

  function fieldOf(kind, code) {
    return Array.from(form.elements).find((field) => {
      const found = field.name && parts(field);
      return found && found.kind === kind && found.code === code;
    });
  }

  function answerOf(code) { return form.elements["a:" + code]; }

  // What waits to be sent; a quarrel (held) waits for the person, and is remembered as well.
  function waiting() { return Object.keys(queue).filter((name) => !queue[name].held); }

  function put(field) {
    const found = parts(field);
    const answer = found.kind === "c" ? Number(answerOf(found.code).value) : 0;
    queue[found.kind + ":" + found.code] = { text: answer ? "" : field.value, answer: answer, seen: found.seen };
    remember();
    say("Đang lưu…");
    plan(WAIT);
  }

  function plan(after) {
    clearTimeout(timer);
    timer = setTimeout(flush, after);
  }

  function bodyOf(sent) {
    const body = { cells: [], remarks: [] };
    Object.keys(sent).forEach((name) => {
      const one = sent[name];
      if (one.held) { return; }
      if (name[0] === "c") { body.cells.push({ code: name.slice(2), text: one.text, answer: one.answer, seen: one.seen }); } else { body.remarks.push({ leaf: name.slice(2), text: one.text, seen: one.seen }); }
    });
    return JSON.stringify(body);
  }

  async function flush() {
    if (sending || !waiting().length) { return; }
    sending = true;
    const sent = JSON.parse(JSON.stringify(queue));
    try {
      const answer = await fetch(form.dataset.save, { method: "POST", redirect: "manual", credentials: "same-origin", keepalive: document.hidden, headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: bodyOf(sent) });
      await take(answer, sent);
    } catch (lost) {
      again("Chưa lưu – mất kết nối, sẽ tự gửi lại");
    }
    sending = false;
    if (waiting().length && !state.classList.contains("off")) { plan(WAIT); }
  }

  function again(words) {
    say(words, "off");
    plan(pause);
    pause = Math.min(pause * 2, LONGEST);
  }

  async function take(answer, sent) {
    if (answer.ok) {
      settle(await answer.json(), sent);
    } else if (answer.type === "opaqueredirect" || answer.status === 403) {
      await renew();
    } else if (answer.status === 409) {
      say("Chưa lưu – " + (await answer.json()).refusal, "off");
    } else {
      again("Chưa lưu – máy chủ bận, sẽ tự gửi lại");
    }
  }

  // The sign-in expired, or was made anew in another window: ask for a fresh mark, else wait.
  async function renew() {
    const answer = await fetch(form.dataset.save, { redirect: "manual", credentials: "same-origin" });
    if (answer.ok) {
      token = (await answer.json()).token;
      again("Đang lưu lại…");
    } else {
      say("Chưa lưu – phiên đăng nhập đã hết. ", "off");
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "Đăng nhập lại; nội dung đã gõ vẫn còn";
      state.append(link);
      plan(LONGEST);
    }
  }

  function settle(said, sent) {
    said.cells.forEach((one) => done("c", one.code, one, sent));
    said.remarks.forEach((one) => done("r", one.leaf, one, sent));
    Object.keys(said.points).forEach((leaf) => showPoints(leaf, said.points[leaf]));
    document.getElementById("total").textContent = said.total;
    document.getElementById("stage").textContent = said.state;
    if (said.since) { document.getElementById("since").textContent = said.since; }
    pause = WAIT;
    remember();
    const clash = form.querySelector(".clash");
    if (clash) { say("Có ô người khác vừa sửa: chọn giá trị giữ lại", "off"); } else { say("Đã lưu " + said.at, "ok"); }
  }

  function done(kind, code, one, sent) {
    const name = kind + ":" + code;
    const field = fieldOf(kind, code);
    const now = queue[name];
    const same = now && now.text === sent[name].text && now.answer === sent[name].answer;
    if (one.stale) {
      if (now) { now.held = true; }
      if (field) { quarrel(field, kind, code, one); }
      return;
    }
    if (field) { field.name = kind + ":" + one.version + ":" + code; }
    if (same) { delete queue[name]; } else if (now) { now.seen = one.version; }
    if (kind === "c" && field) {
      const box = field.closest(".f");
      if (same && one.answer) { field.value = ""; answerOf(code).value = String(one.answer); }
      note(box, one.note);
      box.classList.toggle("wrong", one.wrong);
      field.setAttribute("aria-invalid", String(one.wrong));
    }
  }

  function note(box, words) {
    let place = box.querySelector(".n");
    if (!place && words) {
      place = document.createElement("p");
      place.className = "n";
      box.append(place);
    }
    if (place) { place.textContent = words; }
  }

  function quarrel(field, kind, code, one) {
    const box = field.closest(".f") || field.parentNode;
    const old = box.querySelector(".clash");
    if (old) { old.remove(); }
    const place = document.createElement("div");
    place.className = "clash";
    place.setAttribute("role", "alert");
    const words = document.createElement("p");
    const mine = kind === "c" && answerOf(code).value !== "0" ? answerOf(code).selectedOptions[0].textContent : field.value;
    words.textContent = "Ô này vừa được sửa thành “" + (one.theirs || "trống") + "” bởi " + one.who + ". Giá trị của ông/bà: “" + (mine || "trống") + "”.";
    place.append(words, keep("Giữ của tôi", () => {
      field.name = kind + ":" + one.version + ":" + code;
      place.remove();
      put(field);
    }), " ", keep("Giữ của người kia", () => {
      field.name = kind + ":" + one.version + ":" + code;
      field.value = one.text;
      if (kind === "c") { answerOf(code).value = String(one.answer); }
      delete queue[kind + ":" + code];
      remember();
      place.remove();
      say("Đã giữ giá trị của người kia", "ok");
    }));
    box.append(place);
  }

  function keep(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  }

  function showPoints(leaf, said) {
    const place = document.getElementById("t-" + leaf);
    if (!place) { return; }
    const cut = said.indexOf("|");
    place.querySelector("legend + p b").textContent = said.slice(0, cut);
    place.querySelector("legend + p i").textContent = said.slice(cut + 1);
  }

  function step(field, by) {
    const all = cells();
    const next = all[all.indexOf(field) + by];
    if (next) { next.focus(); next.select(); }
  }

  form.addEventListener("input", (event) => {
    const field = event.target;
    if (field.name.indexOf("a:") === 0) {
      const cell = fieldOf("c", field.name.slice(2));
      if (field.value !== "0") { cell.value = ""; }
      put(cell);
    } else if (parts(field)) {
      if (field.tagName === "INPUT") { answerOf(parts(field).code).value = "0"; }
      put(field);
    }
  });

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (field.tagName !== "INPUT" || event.isComposing) { return; }
    if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); step(field, 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); step(field, -1); }
  });

  form.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData && event.clipboardData.getData("text/plain");
    if (!text || field.tagName !== "INPUT") { return; }
    const rows = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t").map((one) => one.trim()));
    document.getElementById("pasted").textContent = "";
    if (rows.length < 2 && rows[0].length < 2) { return; }
    event.preventDefault();
    const lines = rows.map((row) => row[0]);
    const all = cells();
    const start = all.indexOf(field);
    lines.forEach((line, at) => {
      const cell = all[start + at];
      if (!cell) { return; }
      cell.value = line;
      answerOf(parts(cell).code).value = "0";
      put(cell);
    });
    const taken = Math.min(lines.length, all.length - start);
    step(field, taken - 1);
    tellPaste(rows, taken);
  });

  // Fields take one column: what a paste had besides is named, never left out in silence.
  function tellPaste(rows, taken) {
    const beside = rows.slice(0, taken).flatMap((row) => row.slice(1)).filter(Boolean);
    const below = rows.slice(taken).filter((row) => row.some(Boolean));
    const left = [];
    if (beside.length) { left.push(beside.length + " giá trị ở các cột sau (" + few(beside) + ")"); }
    if (below.length) { left.push(below.length + " dòng cuối vì hết ô (" + few(below.map((row) => row[0])) + ")"); }
    if (!left.length) { return; }
    document.getElementById("pasted").textContent = "Đã lấy " + taken + " giá trị của cột đầu. Không lấy " + left.join("; không lấy ") + ".";
  }

  function few(found) {
    return found.slice(0, 3).map((one) => "“" + one + "”").join(", ") + (found.length > 3 ? "…" : "");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    plan(0);
  });

  // What goes on with the return waits for what was typed: nothing is presented without it.
  function wait(event) {
    if (!Object.keys(queue).length) { return; }
    event.preventDefault();
    say(waiting().length ? "Đang lưu; lưu xong hãy bấm lại" : "Có ô người khác vừa sửa: chọn giá trị giữ lại, rồi bấm lại", "off");
    plan(0);
  }
  document.querySelectorAll("form[data-acts]").forEach((acts) => { acts.addEventListener("submit", wait); });
  document.querySelectorAll("a[data-acts]").forEach((way) => { way.addEventListener("click", wait); });

  window.addEventListener("online", () => plan(0));
  document.addEventListener("visibilitychange", () => { if (document.hidden) { flush(); } });
  window.addEventListener("beforeunload", (event) => {
    if (!Object.keys(queue).length) { return; }
    try { if (localStorage.getItem(key)) { return; } } catch (blocked) { /* ask then */ }
    event.preventDefault();
  });

  Object.keys(queue).forEach((name) => {
    const field = fieldOf(name[0], name.slice(2));
    if (!field || field.matches(":disabled")) { delete queue[name]; return; }
    field.value = queue[name].text;
    queue[name].held = false;
    if (name[0] === "c") { answerOf(name.slice(2)).value = String(queue[name].answer); }
  });
  if (Object.keys(queue).length) { say("Đang gửi nội dung đã gõ trước đây…"); plan(0); }
})();
