/* Files go up one by one, each with its bar; then the list is asked for until nothing waits. Without this
   script the form sends all files at once and a button shows the list again. */

const EVERY_MILLISECONDS = 2000;
const list = document.querySelector("[data-word-uploads]");
const form = document.querySelector("form[data-word-upload]");

let timer = 0;

async function refresh() {
  try {
    const answer = await fetch(list.dataset.wordUploads, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.text();
    if (text.trim() !== list.innerHTML.trim()) list.innerHTML = text;
  } catch {
    // No network for a moment: the next round asks again.
  } finally {
    plan();
  }
}

function plan() {
  clearTimeout(timer);
  const waiting = Number(list.querySelector("[data-waiting]")?.dataset.waiting ?? 0);
  if (waiting > 0) timer = setTimeout(refresh, document.hidden ? 5 * EVERY_MILLISECONDS : EVERY_MILLISECONDS);
}

function line(file, into) {
  const item = document.createElement("li");
  item.className = "work-rows__row";
  const name = document.createElement("strong");
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", `Đang tải lên ${file.name}`);
  const told = document.createElement("p");
  told.className = "work-rows__facts";
  told.textContent = "Chờ tải lên";
  item.append(name, bar, told);
  into.append(item);
  return { item, bar, told };
}

function send(file, shown) {
  return new Promise((resolve) => {
    const body = new FormData(form);
    body.delete("uploads");
    body.append("uploads", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      shown.bar.value = (100 * event.loaded) / event.total;
      shown.told.textContent = event.loaded < event.total ? "Đang tải lên" : "Đang cất vào máy chủ";
    });
    request.addEventListener("loadend", () => {
      let error = "Không tải lên được. Hãy kiểm tra mạng rồi chọn lại tệp này.";
      try {
        error = JSON.parse(request.responseText).error;
      } catch {
        // Cut off, or signed out: the sentence above stands.
      }
      if (error) {
        shown.told.textContent = error;
        shown.told.className = "work-rows__reason";
        shown.bar.remove();
      } else {
        shown.item.remove();
      }
      resolve(!error);
    });
    request.send(body);
  });
}

async function sendAll(files) {
  const rows = document.createElement("ul");
  rows.className = "work-rows word-going-up";
  form.after(rows);
  const shown = files.map((file) => line(file, rows));
  for (const [place, file] of files.entries()) {
    if (await send(file, shown[place])) await refresh();
  }
  if (!rows.children.length) rows.remove();
}

if (form) {
  form.addEventListener("submit", async (event) => {
    const input = form.elements.namedItem("uploads");
    const files = [...input.files];
    // Nothing chosen, or too many: the server says so.
    if (!files.length || files.length > Number(form.dataset.mostFiles)) return;
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    input.value = "";
    await sendAll(files);
    button.disabled = false;
  });
}

if (list) {
  list.addEventListener("click", (event) => {
    if (!event.target.closest("[data-word-refresh]")) return;
    event.preventDefault();
    refresh();
  });
  plan();
}
