// Up, down and Enter go to the same column of another unit; everything else is the browser's.
const table = document.querySelector("[data-grid] .quota-table");
const rows = [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.querySelectorAll("input")]);
const STEPS = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

table?.addEventListener("keydown", (event) => {
  const step = event.shiftKey && event.key === "Enter" ? -1 : STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const place = rows.findIndex((row) => row.includes(event.target));
  if (place < 0) return;
  event.preventDefault();
  const next = rows[place + step]?.[rows[place].indexOf(event.target)];
  next?.focus();
  next?.select();
});
