// On a phone the columns of the board start folded, except those with something late in them.
const narrow = window.matchMedia("(max-width: 47.99em)");
const columns = [...document.querySelectorAll(".board:not(.board--alone) > .board__column")];

function arrange() {
  for (const column of columns) {
    column.open = !narrow.matches || column.hasAttribute("data-late");
  }
}

arrange();
narrow.addEventListener("change", arrange);
