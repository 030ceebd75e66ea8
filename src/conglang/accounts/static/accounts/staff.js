/* Guards open work in the staff rooms: the idle lock opened in place, a session that ended, a lost
   connection, and a copy of what is typed. Without this script the server does the same with pages. */

const facts = JSON.parse(document.getElementById("staff-session")?.textContent || "null");
const ORIGINAL_FETCH = window.fetch.bind(window);
const TOUCHES = ["keydown", "pointerdown", "input", "wheel", "touchstart"];
const TOUCH_KEY = "conglang-last-touch";
const KEEP_PREFIX = "conglang-keep:";
const HEARTBEAT_MS = 4 * 60 * 1000;
const LOOK_EVERY_MS = 5000;
const NEVER_KEPT = new Set(["password", "hidden", "file", "submit", "button", "checkbox", "radio"]);

const byId = (id) => document.getElementById(id);
const sameOrigin = (address) => new URL(address, location.href).origin === location.origin;

/* --- the token of forms ----------------------------------------------------------------------- */

function token() {
  const name = `${facts?.csrfCookie}=`;
  const cookie = document.cookie.split("; ").find((each) => each.startsWith(name));
  return cookie ? cookie.slice(name.length) : "";
}

function freshenTokens(value = token()) {
  if (!value) return;
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    input.value = value;
  }
  if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = value;
}

function askServer(address, data) {
  const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  if (data) headers["X-CSRFToken"] = token();
  return ORIGINAL_FETCH(address, {
    method: data ? "POST" : "GET",
    body: data ? new URLSearchParams(data) : undefined,
    headers,
    credentials: "same-origin",
    cache: "no-store",
  });
}

/* --- the two dialogs -------------------------------------------------------------------------- */

const waiting = { locked: [], signedOut: [] };
let focusBefore = null;

function openDialog(dialog) {
  if (!dialog || dialog.open) return;
  focusBefore = document.activeElement;
  dialog.showModal();
}

function closeDialog(dialog) {
  if (!dialog?.open) return;
  dialog.close();
  focusBefore?.focus?.();
}

/* Resolves when the person has unlocked; the promise of whoever was refused waits for it. */
function locked() {
  openDialog(byId("staff-locked"));
  byId("staff-locked-password")?.focus();
  return new Promise((resolve) => waiting.locked.push(resolve));
}

function signedOut() {
  closeDialog(byId("staff-locked"));
  openDialog(byId("staff-signed-out"));
  return new Promise((resolve) => waiting.signedOut.push(resolve));
}

function goOn(kind, dialog) {
  freshenTokens();
  touch();
  closeDialog(dialog);
  for (const resolve of waiting[kind].splice(0)) resolve();
}

function unlocked() {
  byId("staff-locked-password").value = "";
  byId("staff-locked-error").textContent = "";
  goOn("locked", byId("staff-locked"));
}

async function tryPassword(event) {
  event.preventDefault();
  const button = event.target.querySelector("button");
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  await askToUnlock();
  button.removeAttribute("aria-disabled");
}

async function askToUnlock() {
  const field = byId("staff-locked-password");
  const error = byId("staff-locked-error");
  error.textContent = "";
  field.removeAttribute("aria-invalid");
  let answer = {};
  try {
    const response = await askServer(facts.unlock, { password: field.value });
    if (response.status === 401) return void signedOut();
    answer = await response.json();
  } catch {
    answer = { error_message: "Chưa hỏi được máy chủ. Kiểm tra mạng rồi thử lại." };
  }
  if (answer.success) {
    channel?.postMessage("unlocked");
    return unlocked();
  }
  field.value = "";
  field.setAttribute("aria-invalid", "true");
  error.textContent = answer.error_message || "Chưa mở được khóa.";
  field.focus();
}

async function checkSignedIn() {
  const error = byId("staff-signed-out-error");
  error.textContent = "";
  try {
    const response = await askServer(facts.state);
    if (response.status === 423) {
      goOn("signedOut", byId("staff-signed-out"));
      return void locked();
    }
    const answer = await response.json();
    if (!response.ok) error.textContent = "Chưa thấy đăng nhập. Hãy đăng nhập ở thẻ mới trước.";
    else if (answer.person !== facts.person) {
      error.textContent = `Thẻ kia đang đăng nhập bằng tài khoản khác (${answer.name}). Hãy đăng nhập đúng tài khoản của trang này.`;
    } else {
      freshenTokens(answer.csrf);
      goOn("signedOut", byId("staff-signed-out"));
    }
  } catch {
    error.textContent = "Chưa hỏi được máy chủ. Kiểm tra mạng rồi thử lại.";
  }
}

/* --- requests of the page itself -------------------------------------------------------------- */

function withToken(input, init) {
  const method = (init?.method || input.method || "GET").toUpperCase();
  if (["GET", "HEAD"].includes(method) || !token()) return init;
  const headers = new Headers(init?.headers || (input instanceof Request ? input.headers : {}));
  if (headers.has("X-CSRFToken")) headers.set("X-CSRFToken", token());
  return { ...init, headers };
}

async function guardedFetch(input, init) {
  const address = input instanceof Request ? input.url : String(input);
  if (!sameOrigin(address)) return ORIGINAL_FETCH(input, init);
  const again = input instanceof Request ? input.clone() : input;
  const response = await ORIGINAL_FETCH(input, withToken(input, init));
  if (response.status !== 423 && response.status !== 401) return response;
  if (address.includes(facts.state)) return response;
  await (response.status === 423 ? locked() : signedOut());
  return ORIGINAL_FETCH(again, withToken(again, init));
}

function watchOldRequests() {
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...parts) {
    this.addEventListener("loadend", () => {
      if (!sameOrigin(this.responseURL || location.href)) return;
      if (this.status === 423) locked();
      if (this.status === 401) signedOut();
    });
    return send.apply(this, parts);
  };
}

/* --- nobody there ----------------------------------------------------------------------------- */

let channel = null;
let lastTouch = Date.now();
let lastHeartbeat = Date.now();

function touch() {
  lastTouch = Date.now();
  try {
    localStorage.setItem(TOUCH_KEY, String(lastTouch));
  } catch {
    /* a private window without storage: each tab counts for itself */
  }
}

function latestTouch() {
  let elsewhere = 0;
  try {
    elsewhere = Number(localStorage.getItem(TOUCH_KEY)) || 0;
  } catch {
    elsewhere = 0;
  }
  return Math.max(lastTouch, elsewhere);
}

async function lockNow() {
  locked();
  channel?.postMessage("locked");
  try {
    const response = await askServer(facts.lock, { reason: "idle" });
    if (response.status === 401) signedOut();
  } catch {
    /* without a connection the server locks by its own clock */
  }
}

function look() {
  if (byId("staff-locked")?.open || byId("staff-signed-out")?.open) return;
  const now = Date.now();
  if (now - latestTouch() >= facts.idleMinutes * 60000) return void lockNow();
  // Somebody types for long without asking the server anything: tell it that they are there.
  if (now - lastHeartbeat >= HEARTBEAT_MS && lastTouch > lastHeartbeat) {
    lastHeartbeat = now;
    window.fetch(facts.state, { headers: { Accept: "application/json" } }).catch(() => {});
  }
}

function watchTouches() {
  touch();
  let quiet = 0;
  const noticed = () => {
    if (byId("staff-locked")?.open || Date.now() - quiet < 1000) return;
    quiet = Date.now();
    touch();
  };
  for (const kind of TOUCHES) addEventListener(kind, noticed, { passive: true, capture: true });
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  if (!("BroadcastChannel" in window)) return;
  channel = new BroadcastChannel("conglang-session");
  channel.addEventListener("message", ({ data }) => {
    if (data === "unlocked") unlocked();
    else if (data === "locked") locked();
  });
}

/* --- the connection --------------------------------------------------------------------------- */

function say(words, tone) {
  const bar = byId("staff-bar");
  if (!bar) return;
  bar.textContent = words;
  bar.dataset.tone = tone;
  bar.hidden = !words;
}

const OFFLINE =
  "Mất kết nối mạng. Chữ đã gõ vẫn còn ở trang này; khi có mạng trở lại hãy bấm lưu.";

function watchConnection() {
  addEventListener("offline", () => say(OFFLINE, "bad"));
  addEventListener("online", () => {
    say("Đã có mạng trở lại. Bấm lưu để chắc chắn không mất gì.", "good");
    setTimeout(() => navigator.onLine && say("", ""), 8000);
  });
  if (!navigator.onLine) say(OFFLINE, "bad");
}

/* --- forms ------------------------------------------------------------------------------------ */

/* The text editor writes its field a quarter of a second after the last key; who presses at once must
   not lose the last words. */
function keepLastWords() {
  for (const field of document.querySelectorAll("form input[type=hidden]")) {
    field.draftailEditor?.saveState?.();
  }
}

function beforeSubmit(event) {
  keepLastWords();
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (!navigator.onLine) {
    event.preventDefault();
    event.stopImmediatePropagation();
    say(OFFLINE, "bad");
    return;
  }
  freshenTokens();
  if (event.target.action.endsWith("/dang-xuat/")) forgetAll();
  const key = event.target.matches("[data-keep]") ? keyOf(event.target) : "";
  if (key && read(key)) write(key, { ...read(key), sent: true });
}

function plainFields(form) {
  return [...form.elements].filter(
    (field) => field.name && !NEVER_KEPT.has(field.type) && "value" in field && field.type,
  );
}

const valuesOf = (form) => plainFields(form).map((field) => [field.name, field.value]);
const keyOf = (form) =>
  `${KEEP_PREFIX}${facts?.person}:${location.pathname}:${[...document.forms].indexOf(form)}`;

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, copy) {
  try {
    sessionStorage.setItem(key, JSON.stringify(copy));
  } catch {
    /* no room or no storage: the page itself still holds the words */
  }
}

function keptKeys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(KEEP_PREFIX));
  } catch {
    return [];
  }
}

function forgetAll() {
  for (const key of keptKeys()) sessionStorage.removeItem(key);
}

function offer(form, key, copy) {
  const note = byId("staff-keep")?.content.firstElementChild.cloneNode(true);
  if (!note) return;
  const time = note.querySelector("time");
  time.textContent = new Date(copy.at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  time.dateTime = new Date(copy.at).toISOString();
  note.querySelector("[data-restore]").addEventListener("click", () => {
    const fields = plainFields(form);
    copy.values.forEach(([name, value], place) => {
      const field = fields[place]?.name === name ? fields[place] : form.elements.namedItem(name);
      if (field && "value" in field) field.value = value;
    });
    note.remove();
    plainFields(form)[0]?.focus();
  });
  note.querySelector("[data-forget]").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    note.remove();
    plainFields(form)[0]?.focus();
  });
  form.prepend(note);
}

function keepForms() {
  const here = new Set();
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const key = keyOf(form);
    here.add(key);
    const copy = read(key);
    const now = JSON.stringify(valuesOf(form));
    if (copy && JSON.stringify(copy.values) !== now) offer(form, key, copy);
    let timer = 0;
    const keep = () => write(key, { at: Date.now(), values: valuesOf(form) });
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(keep, 400);
    });
    addEventListener("pagehide", () => timer && !read(key)?.sent && keep());
  }
  // What was sent and whose page is gone has arrived.
  for (const key of keptKeys()) if (!here.has(key) && read(key)?.sent) sessionStorage.removeItem(key);
}

/* --- small helps ------------------------------------------------------------------------------ */

function smallHelps() {
  document.querySelector("[data-error-summary]")?.focus();
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  for (const field of document.querySelectorAll("[data-select]")) {
    field.addEventListener("focus", () => field.select());
  }
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
      const said = document.querySelector("[data-copied]");
      if (said) said.textContent = "Đã chép. Dán vào thư hoặc tin nhắn gửi riêng cho người đó.";
    });
  }
}

addEventListener("submit", beforeSubmit, true);
watchConnection();
smallHelps();
if (facts) {
  window.fetch = guardedFetch;
  watchOldRequests();
  watchTouches();
  byId("staff-locked")?.querySelector("form").addEventListener("submit", tryPassword);
  byId("staff-signed-out")?.querySelector("[data-signed-in]").addEventListener("click", checkSignedIn);
  for (const dialog of document.querySelectorAll(".staff-dialog")) {
    dialog.addEventListener("cancel", (event) => event.preventDefault());
  }
}
keepForms();
