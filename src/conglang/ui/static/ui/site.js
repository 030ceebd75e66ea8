// Cổng Làng, public pages. Every page works without this file; it only adds what a browser can do.

const all = (name, root = document) => [...root.querySelectorAll(`[data-live="${name}"]`)];
const one = (name, root) => all(name, root)[0];

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function say(text) {
  const place = one("said");
  if (place) place.textContent = text;
}

// --- what differs per minute or per person: never part of the page itself -----------------------

function showDate(live) {
  const place = one("date");
  if (!place || !live.date) return;
  const lunar = live.lunar || "";
  const short = lunar.replace(/^Ngày\s+/, "").replace(/\s+năm\s.*$/, "");
  place.replaceChildren(
    live.date,
    make("span", { className: "dateline__full" }, lunar && ` – ${lunar}`),
    make("span", { className: "dateline__short" }, lunar && ` (${short} âm lịch)`),
  );
  place.hidden = false;
}

function showStaffBar({ staff }) {
  if (!staff) return;
  const link = (href, text) => (href ? [make("a", { href }, text)] : []);
  const row = make(
    "p",
    { className: "wrap staff-bar__row" },
    make("span", { className: "staff-bar__name" }, staff.name),
    ...link(staff.desk_url, "Bàn làm việc"),
    ...link(staff.edit_url, "Hồ sơ bài này"),
  );
  const bar = make("aside", { className: "staff-bar" }, row);
  bar.setAttribute("aria-label", "Dành cho cán bộ");
  document.querySelector(".masthead")?.before(bar);
}

async function showLive() {
  if (!one("date")) return;
  const address = `/hien-thoi.json?trang=${encodeURIComponent(location.pathname)}`;
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const live = await answer.json();
  showDate(live);
  showStaffBar(live);
}

// --- text size and contrast without leaving the page --------------------------------------------

function changeDisplayInPlace(form) {
  let gaveUp = false;
  form.addEventListener("submit", async (event) => {
    if (gaveUp || !one("display") || !event.submitter) return;
    event.preventDefault();
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(form, event.submitter)),
        redirect: "manual",
      });
      if (answer.status >= 400) throw new Error(answer.status);
      // The old sheet stays until the new one is here; of two quick clicks the later one counts.
      const old = all("display");
      const fresh = old[0].cloneNode();
      fresh.href = `/hien-thi.css?${Date.now()}`;
      fresh.addEventListener("load", () => old.forEach((sheet) => sheet.remove()));
      old[old.length - 1].after(fresh);
      say("Đã đổi cách hiển thị.");
    } catch {
      gaveUp = true;
      event.submitter.click();
    }
  });
}

// --- menus close by themselves -------------------------------------------------------------------

function foldMenus() {
  const open = () => document.querySelectorAll("details[data-fold][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const fold of open()) {
      fold.open = false;
      fold.querySelector("summary").focus();
    }
  });
  const closeOthers = (event) => {
    for (const fold of open()) if (!fold.contains(event.target)) fold.open = false;
  };
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
  for (const fold of document.querySelectorAll("details[data-fold]")) {
    fold.addEventListener("toggle", () => {
      const input = fold.open && fold.querySelector(".phone-bar__search input");
      if (input) input.focus();
    });
  }
}

// --- print, share --------------------------------------------------------------------------------

function printAtOnce(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    print();
  });
}

function offerSharing(button) {
  const page = { title: button.dataset.title, url: location.origin + location.pathname };
  const copy = navigator.clipboard && (() => navigator.clipboard.writeText(page.url));
  if (!navigator.share && !copy) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) await navigator.share(page);
      else {
        await copy();
        say("Đã chép địa chỉ bài viết.");
      }
    } catch {
      // The reader closed the dialogue.
    }
  });
}

// --- reading aloud, with a Vietnamese voice that lives on the device ------------------------------

// A full stop inside a number or an address does not end a sentence.
const SENTENCE = /.+?(?:[.!?…]+["”’)]*(?=\s|$)|$)/g;
const PARTS = "h1, h2, h3, p, li, figcaption, caption, tr";

function sentencesOf(article) {
  const parts = [...article.querySelectorAll("[data-read]")].flatMap((place) =>
    place.matches(PARTS) ? [place] : [...place.querySelectorAll(PARTS)],
  );
  return parts
    .filter((part) => !part.querySelector(PARTS))
    .flatMap((part) => {
      const cells = part.cells ? [...part.cells].map((cell) => cell.textContent) : [part.textContent];
      const text = cells.join(", ").replace(/\s+/g, " ").trim();
      return (text.match(SENTENCE) || []).map((sentence) => ({ part, sentence: sentence.trim() }));
    })
    .filter(({ sentence }) => sentence);
}

class Reader {
  constructor(button, voice) {
    this.voice = voice;
    this.button = button;
    this.panel = one("reader");
    this.pauseButton = one("read-pause");
    this.progress = one("read-progress");
    button.addEventListener("click", () => this.start());
    this.pauseButton.addEventListener("click", () => this.togglePause());
    one("read-stop").addEventListener("click", () => this.stop());
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  start() {
    this.lines = sentencesOf(one("article"));
    this.progress.max = this.lines.length;
    this.panel.hidden = false;
    this.button.hidden = true;
    this.pauseButton.focus();
    this.read(0);
  }

  read(index) {
    this.index = index;
    this.progress.value = index;
    this.mark(this.lines[index]?.part);
    if (index >= this.lines.length) {
      this.stop();
      say("Đã đọc hết bài.");
      return;
    }
    this.paused(false);
    const line = new SpeechSynthesisUtterance(this.lines[index].sentence);
    this.line = line;
    line.voice = this.voice;
    line.lang = "vi-VN";
    line.onend = () => this.line === line && this.read(index + 1);
    speechSynthesis.cancel();
    speechSynthesis.speak(line);
  }

  // Pausing in the middle of a sentence is unreliable; we stop and take the sentence up again.
  togglePause() {
    if (this.line) {
      this.line = null;
      speechSynthesis.cancel();
      this.paused(true);
    } else this.read(this.index);
  }

  stop() {
    this.line = null;
    speechSynthesis.cancel();
    this.mark();
    this.panel.hidden = true;
    this.button.hidden = false;
    this.button.focus();
  }

  paused(yes) {
    this.pauseButton.querySelector("span").textContent = yes ? "Đọc tiếp" : "Tạm dừng";
    const sign = this.pauseButton.querySelector("use");
    sign.setAttribute("href", sign.getAttribute("href").replace(/#.*/, yes ? "#play" : "#pause"));
  }

  mark(part) {
    for (const old of document.querySelectorAll('[data-state="spoken"]')) delete old.dataset.state;
    if (part) part.dataset.state = "spoken";
  }
}

function offerReading(button) {
  if (!("speechSynthesis" in window)) return;
  let reader;
  const look = () => {
    const fits = ({ lang, localService }) => localService && /^vi\b/i.test(lang);
    const voice = speechSynthesis.getVoices().find(fits);
    if (!voice) return;
    reader ??= new Reader(button, voice);
    if (one("reader").hidden) button.hidden = false;
  };
  look();
  speechSynthesis.addEventListener?.("voiceschanged", look);
}

// --- forms ---------------------------------------------------------------------------------------

function offerReveal(place) {
  const input = place.querySelector("input");
  const button = make("button", { type: "button" }, "Hiện");
  const name = document.querySelector(`label[for="${input.id}"]`)?.textContent.trim() ?? "";
  const show = (yes) => {
    input.type = yes ? "text" : "password";
    button.textContent = yes ? "Ẩn" : "Hiện";
    button.setAttribute("aria-label", `${button.textContent} ${name.toLowerCase()}`);
  };
  button.addEventListener("click", () => show(input.type === "password"));
  input.form?.addEventListener("submit", () => show(false));
  show(false);
  place.append(button);
}

foldMenus();
all("display-form").forEach(changeDisplayInPlace);
all("print").forEach(printAtOnce);
all("share").forEach(offerSharing);
all("read").forEach(offerReading);
all("reveal").forEach(offerReveal);
one("focus")?.focus();
showLive().catch(() => {});
