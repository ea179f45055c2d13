// Files are sent in pieces and go on where they stopped; photographs are made smaller first.
(function () {
  "use strict";
  const PIECE = 256 * 1024;
  const SIDE = 2000;
  const QUALITY = 0.8;
  const SMALL = 300 * 1024;
  const LONGEST_WAIT = 30000;
  const WAITING = "chưa gửi – sẽ thử lại";
  const pending = new Set();

  const kilobytes = (size) => {
    const megabytes = size / 1048576;
    const most = megabytes >= 1 ? megabytes : Math.ceil(size / 1024);
    return new Intl.NumberFormat("vi", {maximumFractionDigits: 1}).format(most) + (megabytes >= 1 ? " MB" : " kB");
  };
  const recall = (name) => { try { return sessionStorage.getItem(name); } catch (blocked) { return null; } };
  const remember = (name, value) => {
    try {
      if (value) { sessionStorage.setItem(name, value); } else { sessionStorage.removeItem(name); }
    } catch (blocked) { /* resumed within this page only */ }
  };

  class Refused extends Error {}
  class Unreached extends Error {}
  class Behind extends Error { constructor(received) { super(); this.received = received; } }
  class Unknown extends Error {}

  async function ask(address, token, body) {
    let answer;
    try {
      answer = await fetch(address, { method: body === undefined ? "GET" : "POST", body, headers: { "X-CSRFToken": token, "Accept": "application/json" } });
    } catch (cut) { throw new Unreached(WAITING); }
    if (answer.redirected || answer.status === 403) {
      throw new Unreached("phiên làm việc đã hết; hãy đăng nhập ở thẻ khác – sẽ thử lại");
    }
    if (answer.status === 404) { throw new Unknown("máy chủ không nhận tệp này; hãy gửi lại từ đầu"); }
    if (answer.status >= 500 || answer.status === 429) { throw new Unreached(WAITING); }
    const said = await answer.json().catch(() => { throw new Unreached(WAITING); });
    if (answer.status === 409) { throw new Behind(said.received); }
    if (!answer.ok && said.again) { throw new Unreached(said.error); }
    if (!answer.ok) { throw new Refused(said.error); }
    return said;
  }

  async function shrink(file) {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < SMALL || !window.createImageBitmap) { return file; }
    let picture;
    try { picture = await createImageBitmap(file, { imageOrientation: "from-image" }); } catch (other) { return file; }
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
    if (!smaller || smaller.size >= file.size) { return file; }
    return new File([smaller], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg", lastModified: file.lastModified });
  }

  async function hashed(file) {
    if (!window.crypto || !crypto.subtle) { return ""; }
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  class Sending {
    constructor(place, file) {
      this.place = place;
      this.file = file;
      this.wait = 1000;
      this.stopped = false;
      this.draw();
    }

    draw() {
      this.line = document.createElement("li");
      this.title = this.part("span", "upload-name", this.file.name);
      this.bar = this.part("progress", "");
      this.bar.max = 1;
      this.bar.value = 0;
      this.bar.setAttribute("aria-label", "Đã gửi của " + this.file.name);
      this.words = this.part("span", "upload-words", "đang chuẩn bị");
      const acts = this.part("div", "upload-acts", "");
      this.again = this.button(acts, "Gửi tiếp ngay", () => this.hurry());
      this.drop = this.button(acts, "Bỏ tệp này", () => this.stop());
      this.again.hidden = true;
      this.place.querySelector(".upload-list").append(this.line);
    }

    part(tag, look, words) {
      const made = document.createElement(tag);
      made.className = look;
      if (words) { made.textContent = words; }
      this.line.append(made);
      return made;
    }

    button(within, words, act) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-sm";
      made.textContent = words;
      made.setAttribute("aria-label", words + ": " + this.file.name);
      made.addEventListener("click", act);
      within.append(made);
      return made;
    }

    show(state, words, aloud) {
      this.line.dataset.state = state;
      const named = this.file.name + ": ";
      words = words.startsWith(named) ? words.slice(named.length) : words;
      this.words.textContent = words;
      this.again.hidden = state !== "waiting";
      if (aloud) { this.place.querySelector("[data-said]").textContent = this.file.name + ": " + words; }
    }

    progress(sent) {
      this.bar.value = this.file.size ? sent / this.file.size : 0;
      this.show("sending", "đã gửi " + kilobytes(sent) + " / " + kilobytes(this.file.size));
    }

    stop() {
      this.stopped = true;
      pending.delete(this);
      this.hurry();
      remember(this.mark, null);
      this.line.remove();
      this.place.querySelector("input[type=file]").focus();
    }

    hurry() { if (this.wake) { this.wake(); } }

    pause() {
      const rest = this.wait;
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      return new Promise((done) => {
        const timer = setTimeout(done, rest);
        this.wake = () => { clearTimeout(timer); done(); };
      });
    }

    async run() {
      pending.add(this);
      this.file = await shrink(this.file);
      this.title.textContent = this.file.name;
      this.mark = "tep|" + this.file.name + "|" + this.file.size + "|" + this.file.lastModified;
      const largest = Number(this.place.dataset.largest);
      if (largest && this.file.size > largest) {
        this.end("refused", "tệp " + kilobytes(this.file.size) + ", lớn hơn mức nhận " + kilobytes(largest) + ". Chia nhỏ hoặc quét lại ở 200 dpi.");
        return;
      }
      while (!this.stopped) {
        try {
          this.kept(await this.attempt());
          return;
        } catch (trouble) {
          if (this.stopped) { return; }
          if (trouble instanceof Refused) { this.end("refused", trouble.message); return; }
          if (trouble instanceof Unknown) {
            if (!this.key) { this.end("refused", trouble.message); return; }
            this.key = null;
            remember(this.mark, null);
            continue;
          }
          if (trouble instanceof Behind) { continue; }
          this.show("waiting", trouble instanceof Unreached ? trouble.message : WAITING, true);
          await this.pause();
        }
      }
    }

    async attempt() {
      const token = this.place.dataset.token;
      const known = recall(this.mark);
      let told = known ? await this.resume(known, token) : null;
      if (!told) {
        const name = new FormData();
        name.append("name", this.file.name);
        name.append("size", String(this.file.size));
        told = await ask(this.place.dataset.upload, token, name);
        remember(this.mark, told.address);
      }
      this.key = told.key;
      let sent = told.received;
      while (sent < this.file.size) {
        if (this.stopped) { throw new Unreached(WAITING); }
        this.progress(sent);
        sent = (await ask(told.address + "?offset=" + sent, token, this.file.slice(sent, sent + PIECE))).received;
        this.wait = 1000;
      }
      this.progress(sent);
      this.show("sending", "đã gửi đủ, máy chủ đang kiểm tra");
      const last = new FormData();
      last.append("sha256", await hashed(this.file));
      return ask(told.finish, token, last);
    }

    async resume(address, token) {
      try {
        return await ask(address, token);
      } catch (trouble) {
        if (!(trouble instanceof Unknown)) { throw trouble; }
      }
      // Not on its way any more: it may have become a file while its answer was lost.
      try {
        const done = await ask(address + "xong/", token, new FormData());
        return { key: done.key, received: this.file.size, address, finish: address + "xong/" };
      } catch (trouble) {
        if (!(trouble instanceof Unknown)) { throw trouble; }
        remember(this.mark, null);
        return null;
      }
    }

    kept(file) {
      this.bar.value = 1;
      this.title.textContent = "";
      const link = document.createElement("a");
      link.href = file.address;
      link.textContent = file.name;
      this.title.append(link);
      if (this.place.dataset.name) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = this.place.dataset.name;
        field.value = file.key;
        this.line.append(field);
      }
      this.end("done", "đã nhận, " + kilobytes(file.size) + ", " + file.scanned);
      this.place.dispatchEvent(new CustomEvent("file:stored", { bubbles: true, detail: file }));
    }

    end(state, words) {
      pending.delete(this);
      remember(this.mark, null);
      this.show(state, words, true);
      this.bar.hidden = state === "refused";
      if (state === "done" && !this.place.dataset.name) { this.drop.hidden = true; }
    }
  }

  // One after the other: on a weak line two at a time are both late.
  const queue = [];
  let busy = false;
  async function next() {
    if (busy) { return; }
    busy = true;
    while (queue.length) { const one = queue.shift(); if (!one.stopped) { await one.run(); } }
    busy = false;
  }

  function take(place, files) {
    Array.from(files).forEach((file) => queue.push(new Sending(place, file)));
    next();
  }

  document.addEventListener("change", (event) => {
    const place = event.target.closest("[data-upload]");
    if (!place || event.target.type !== "file") { return; }
    take(place, event.target.files);
    event.target.value = "";
  });
  window.addEventListener("online", () => pending.forEach((one) => one.hurry()));
  window.addEventListener("beforeunload", (event) => { if (pending.size || queue.length) { event.preventDefault(); } });
})();
