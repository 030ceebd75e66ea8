/* The editor saves by itself while somebody writes. A press that leaves beside such a save makes two
   articles of one new text, or is refused as a conflict with oneself. So a press waits until the save on
   its way has come back, and no save begins after it. Without this script the server keeps both. */

const LONGEST_MS = 20_000;
const EDITOR = "form[data-controller~=w-autosave]";

let saving = false;
let leaving = false;
let pressed = null;

function send() {
  if (!pressed) return;
  const { form, button, timer } = pressed;
  clearTimeout(timer);
  pressed = null;
  leaving = true;
  // A button that shows that it works is switched off; switched off, it would not say who was pressed.
  if (button) button.disabled = false;
  form.requestSubmit(button);
}

function settled() {
  saving = false;
  if (!pressed) return;
  leaving = true;
  // After whoever else hears of the save: it may have given the form a new address.
  setTimeout(send);
}

/* On the window, after everybody: a save that somebody stopped is not on its way. */
addEventListener("w-autosave:save", (event) => {
  if (leaving) event.preventDefault();
  saving ||= !event.defaultPrevented;
});
addEventListener("w-autosave:success", settled);
addEventListener("w-autosave:error", settled);

addEventListener(
  "submit",
  (event) => {
    if (!saving || !event.target.matches(EDITOR)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const kept = pressed ?? { form: event.target, timer: setTimeout(letGo, LONGEST_MS) };
    pressed = { ...kept, button: event.submitter };
  },
  true,
);

/* A save that never comes back holds nobody. */
function letGo() {
  saving = false;
  send();
}

addEventListener("submit", (event) => {
  if (event.target.matches(EDITOR)) leaving = !event.defaultPrevented;
});
addEventListener("pageshow", () => {
  leaving = false;
});
