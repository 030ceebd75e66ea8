/* Photos go up one by one, each with its bar, so that a broken line costs one photo; that one can be tried
   again. What came is added to the list without touching words typed meanwhile. Without this script the
   form sends all photos at once. */

const form = document.querySelector("form[data-photo-upload]");
const list = document.querySelector("form[data-photo-list]");
const queue = document.querySelector("[data-photo-queue]");
const BROKEN = "Không tải lên được. Hãy kiểm tra mạng rồi thử lại.";

function line(file) {
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
  queue.append(item);
  return { file, item, bar, told };
}

function send(shown) {
  return new Promise((resolve) => {
    const body = new FormData(form);
    body.delete("uploads");
    body.append("uploads", shown.file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      shown.bar.value = (100 * event.loaded) / event.total;
      shown.told.textContent = event.loaded < event.total ? "Đang tải lên" : "Đang cất vào máy chủ";
    });
    request.addEventListener("loadend", () => {
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // Cut off, or signed out: there is no answer to read.
      }
      resolve(answer);
    });
    request.send(body);
  });
}

function refuse(shown, words, again) {
  shown.bar.remove();
  shown.told.textContent = words;
  shown.told.className = "work-rows__reason";
  if (!again) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = "Thử lại";
  button.setAttribute("aria-label", `Thử lại: ${shown.file.name}`);
  button.addEventListener("click", () => {
    shown.item.remove();
    sendAll([shown.file]);
  });
  shown.item.append(button);
}

function listed(html) {
  list.querySelector("[data-photo-rows]").insertAdjacentHTML("beforeend", html);
  list.hidden = false;
  document.querySelector("[data-photo-empty]")?.remove();
}

async function one(shown) {
  const answer = await send(shown);
  if (answer?.rows) {
    listed(answer.rows);
    shown.item.remove();
  } else {
    refuse(shown, answer?.error || answer?.error_message || BROKEN, !answer?.error);
  }
}

let going = Promise.resolve();
let left = 0;

function busy(change) {
  left += change;
  // Leaving now would lose what is still in the queue.
  for (const button of list.querySelectorAll("button")) button.disabled = left > 0;
}

function sendAll(files) {
  const shown = files.map(line);
  busy(shown.length);
  for (const each of shown) {
    going = going.then(() => one(each)).then(() => busy(-1));
  }
}

form?.addEventListener("submit", (event) => {
  const input = form.elements.namedItem("uploads");
  const files = [...input.files];
  // Nothing chosen: the server says so.
  if (!files.length) return;
  event.preventDefault();
  input.value = "";
  sendAll(files);
});
