// Beside the form of a photo: what the file says is taken with a click, and given back with
// another; what a licence will do is said while its moments are chosen.

const moments = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit", second: "2-digit",
});

function valueOf(field) {
  return field.tomselect ? field.tomselect.getValue() : field.value;
}

function put(field, value, text) {
  if (field.tomselect) {
    if (value) field.tomselect.addOption({ value, text });
    field.tomselect.setValue(value);
    return;
  }
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function startUse(button) {
  const field = document.getElementById(button.dataset.use);
  if (!field) return null;
  const words = button.firstChild;
  let before = null; // what stood there, while the proposal stands in its place
  const use = () => {
    before = valueOf(field);
    put(field, button.dataset.value, button.dataset.text);
    words.data = "Undo";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (before === null) return use();
    put(field, before, "");
    before = null;
    words.data = "Use it";
  });
  return { use, isOpen: () => before === null && !valueOf(field).trim() };
}

function startUseAll(button, proposals) {
  const told = document.querySelector("[data-used]");
  button.hidden = proposals.length === 0;
  button.addEventListener("click", () => {
    const open = proposals.filter((one) => one.isOpen());
    open.forEach((one) => one.use());
    const left = proposals.length - open.length;
    told.textContent = `${open.length} taken. ` +
      (left ? "What was written already stays; each proposal beside it can still be used." : "") +
      " Nothing is saved yet.";
  });
}

function startOutlook(told) {
  const [begin, end] = ["from", "until"].map((one) => document.getElementById(`id_licence_${one}`));
  const first = [begin.value, end.value].join();
  const update = () => {
    const sentences = [];
    if (begin.value) sentences.push(`a placeholder until ${moments.format(new Date(begin.value))}`);
    if (end.value) sentences.push(`a placeholder from ${moments.format(new Date(end.value))}`);
    const isNew = [begin.value, end.value].join() !== first;
    told.textContent = isNew
      ? `Once saved, readers see ${sentences.join(", and ") || "it without end"}.`
      : "";
  };
  for (const input of [begin, end]) input.addEventListener("input", update);
}

const proposals = [...document.querySelectorAll("[data-use]")].map(startUse).filter(Boolean);
document.querySelectorAll("[data-use-all]").forEach((one) => startUseAll(one, proposals));
document.querySelectorAll("[data-outlook]").forEach(startOutlook);
