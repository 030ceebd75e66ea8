/* Signing in again in another tab changes the token of forms; take the new one before sending. Without
   this script the page comes once more with a fresh token, and the second press succeeds. */

for (const form of document.querySelectorAll("form[data-resend]")) {
  form.addEventListener("submit", () => {
    const name = `${form.dataset.resend}=`;
    const cookie = document.cookie.split("; ").find((each) => each.startsWith(name));
    const field = form.elements.namedItem("csrfmiddlewaretoken");
    if (cookie && field) field.value = cookie.slice(name.length);
  });
}
