// The library: tiles are selected as the stock script selects the rows of a table, and a
// field of the bulk form that is edited is ticked by itself.

function startSelecting(tiles) {
  const form = tiles.closest("form");
  const boxes = [...tiles.querySelectorAll(".action-select")];
  const all = form.querySelector("#action-toggle");
  if (!boxes.length || !all) return;
  const find = (name) => form.querySelector(`.actions .${name}`);
  const [counter, every, question, clear] = ["action-counter", "all", "question", "clear"].map(find);
  const across = form.querySelector(".select-across");
  let last = null;

  function show() {
    const number = boxes.filter((box) => box.checked).length;
    const isEvery = across.value === "1";
    all.checked = number === boxes.length;
    all.indeterminate = number > 0 && !all.checked;
    const selected = ngettext("%(sel)s of %(cnt)s selected", "%(sel)s of %(cnt)s selected", number); // as Django
    counter.textContent = interpolate(selected, { sel: number, cnt: boxes.length }, true);
    counter.classList.toggle("hidden", isEvery);
    every?.classList.toggle("hidden", !isEvery);
    clear?.classList.toggle("hidden", !isEvery);
    question?.classList.toggle("hidden", isEvery || !all.checked);
  }

  function select(some, isChecked) {
    for (const box of some) box.checked = isChecked;
    across.value = "0";
    show();
  }

  tiles.addEventListener("click", ({ target, shiftKey }) => {
    if (!boxes.includes(target)) return;
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(target)].sort((one, other) => one - other);
    select(shiftKey && last ? boxes.slice(from, to + 1) : [target], target.checked);
    last = target;
  });
  all.addEventListener("click", () => select(boxes, all.checked));
  question?.addEventListener("click", (event) => {
    event.preventDefault();
    across.value = "1";
    show();
  });
  clear?.addEventListener("click", (event) => {
    event.preventDefault();
    select(boxes, false);
  });
  window.addEventListener("pageshow", show); // the back button brings ticks along
}

function startTicks(form) {
  const tick = ({ target }) => {
    const box = target.closest(".change-row")?.querySelector("[name^=change-]");
    if (box && box !== target) box.checked = true;
  };
  form.addEventListener("input", tick);
  form.addEventListener("change", tick);
}

document.querySelectorAll(".tiles").forEach(startSelecting);
document.querySelectorAll("form[data-ticks]").forEach(startTicks);
