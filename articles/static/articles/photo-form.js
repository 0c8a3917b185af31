// Beside the form of a photo: what the file says is taken with a click, and given back with
// another; what a licence will do is said while its moments are chosen.

const moments = new Intl.DateTimeFormat(document.documentElement.lang, {
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
    words.data = gettext("Undo");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (before === null) return use();
    put(field, before, "");
    before = null;
    words.data = gettext("Use it");
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
    told.textContent = [
      interpolate(ngettext("%(n)s taken.", "%(n)s taken.", open.length), { n: open.length }, true),
      ...(left ? [gettext("What was written already stays; each proposal beside it can still be used.")] : []),
      gettext("Nothing is saved yet."),
    ].join(" ");
  });
}

function onceSaved(begin, end) {
  const [from, until] = [begin, end].map((value) => value && moments.format(new Date(value)));
  let sentence = gettext("Once saved, readers see it without end.");
  if (begin) sentence = gettext("Once saved, readers see a placeholder until %(from)s.");
  if (end) sentence = gettext("Once saved, readers see a placeholder from %(until)s.");
  if (begin && end) sentence = gettext("Once saved, readers see a placeholder until %(from)s, and a placeholder from %(until)s.");
  return interpolate(sentence, { from, until }, true);
}

function startOutlook(told) {
  const [begin, end] = ["from", "until"].map((one) => document.getElementById(`id_licence_${one}`));
  const first = [begin.value, end.value].join();
  const update = () => {
    const isNew = [begin.value, end.value].join() !== first;
    told.textContent = isNew ? onceSaved(begin.value, end.value) : "";
  };
  for (const input of [begin, end]) input.addEventListener("input", update);
}

const proposals = [...document.querySelectorAll("[data-use]")].map(startUse).filter(Boolean);
document.querySelectorAll("[data-use-all]").forEach((one) => startUseAll(one, proposals));
document.querySelectorAll("[data-outlook]").forEach(startOutlook);
