// In place of a page with every box ticked: tick them here, and say how many are.
const form = document.querySelector("[data-bulk]");
const all = form?.querySelector("[data-bulk-all]");
const count = form?.querySelector("[data-bulk-count]");
const boxes = [...(form?.querySelectorAll("input[name=bai]") ?? [])];

function tell() {
  const ticked = boxes.filter((box) => box.checked).length;
  count.textContent = ticked ? `Đã chọn ${ticked} bài` : "";
  all.textContent = ticked === boxes.length ? "Bỏ chọn tất cả" : "Chọn tất cả trên trang";
}

if (form) {
  all.setAttribute("role", "button");
  all.addEventListener("click", (event) => {
    event.preventDefault();
    const wanted = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = wanted;
    tell();
  });
  all.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    all.click();
  });
  form.addEventListener("change", tell);
  tell();
}
