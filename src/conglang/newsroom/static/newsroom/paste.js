/* Text pasted into a paragraph is cleaned by the server, which knows the old fonts, and only then handed to
   the editor. When the server cannot be asked, the editor takes the text in its own way. */

const LONGEST = 2_000_000;
const cleaned = new WeakSet();
const address = new URL(import.meta.url).searchParams.get("address");

function paste(target, html, text) {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  cleaned.add(event);
  target.dispatchEvent(event);
}

function tell(target, sentences) {
  const place = target.closest(".Draftail-Editor__wrapper, .w-field__input") ?? target.parentElement;
  let told = place.parentElement.querySelector(":scope > .paste-notes");
  if (!told) {
    told = document.createElement("div");
    told.className = "paste-notes";
    told.setAttribute("role", "status");
    place.after(told);
  }
  told.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }),
  );
}

async function clean(html) {
  const body = new FormData();
  const token = document.cookie.match(/(?:^|; )[^=;]*csrf[^=;]*=([^;]+)/i)?.[1];
  body.append("html", html);
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  body.append("csrfmiddlewaretoken", field?.value ?? token ?? "");
  const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" });
  return answer.json();
}

document.addEventListener(
  "paste",
  async (event) => {
    const target = event.target.closest?.(".public-DraftEditor-content");
    if (!target || cleaned.has(event)) return;
    const text = event.clipboardData.getData("text/plain");
    const html = event.clipboardData.getData("text/html").replaceAll(/src="data:[^"]*"/g, 'src=""');
    // What was copied in this editor is clean already.
    if (!html || html.includes("data-draftjs-conductor")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (html.length > LONGEST) {
      tell(target, ["Đoạn dán quá dài. Hãy dán từng phần, hoặc dùng “Lấy từ tệp Word”."]);
      return;
    }
    let found;
    try {
      found = await clean(html);
    } catch {
      paste(target, html, text);
      return;
    }
    if (found.error) {
      tell(target, [found.error]);
      return;
    }
    tell(target, found.notes);
    const plain = document.createElement("template");
    plain.innerHTML = found.html;
    paste(target, found.html, plain.content.textContent);
  },
  true,
);
