// The desk's scripts: choosers, the schedule button's words, the headline, and a guard for
// what has not been saved. Without them every form still works and saves.

const words = (text) => new Option(text).innerHTML;

const labelOf = (input) => input.labels[0]?.textContent.replace(":", "").trim() ?? "";

function startChooser(select) {
  const isPhoto = select.dataset.chooser === "photo";
  const isFree = select.dataset.free === "yes";
  const show = (item) => {
    const picture = item.thumbnail ? `<img src="${words(item.thumbnail)}" alt="">` : "";
    const note = item.credit || item.standing;
    const credit = note ? `<small>${words(note)}</small>` : "";
    return `<div class="${isPhoto ? "choice-photo" : "choice"}">${picture}<span>${words(item.text)}${credit}</span></div>`;
  };
  const name = labelOf(select);
  const nothing = words(gettext("Nothing found."));
  const create = words(gettext("New: %(words)s"));
  const chooser = new window.TomSelect(select, {
    valueField: "value",
    labelField: "text",
    searchField: ["text", "credit", "alt"],
    plugins: select.multiple
      ? { drag_drop: {}, remove_button: { title: gettext("Remove") } }
      : { clear_button: { title: gettext("Clear All") } },
    create: isFree ? (name) => ({ value: name.trim(), text: name.trim() }) : false,
    createOnBlur: isFree,
    clearAfterSelect: true,
    persist: false,
    maxOptions: 30,
    placeholder: gettext("Type to search"),
    preload: "focus",
    loadThrottle: 200,
    load(query, done) {
      fetch(`${select.dataset.url}?q=${encodeURIComponent(query)}`, { credentials: "same-origin" })
        .then((answer) => (answer.ok ? answer.json() : { options: [] }))
        .then((found) => done(found.options))
        .catch(() => done());
    },
    render: {
      option: show,
      no_results: () => `<div class="no-results">${nothing}</div>`,
      option_create: (data) => {
        const typed = { words: `<strong>${words(data.input)}</strong>` };
        return `<div class="create">${interpolate(create, typed, true)}</div>`;
      },
    },
  });
  const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  for (const box of [chooser.control_input, select]) box.setAttribute("aria-label", name);
  if (isFree) takeWhatIsTyped(chooser);
  chooser.control_input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (select.multiple && event.altKey && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      event.preventDefault();
      moveItem(chooser, event.key === back ? -1 : 1);
    }
  });
}

// Enter or a comma takes the words as typed; what only resembles them is chosen with the arrows.
function takeWhatIsTyped(chooser) {
  let hasLookedDown = false;
  const take = (event) => {
    const typed = chooser.inputValue();
    if (event.key.startsWith("Arrow")) hasLookedDown = true;
    else if (!["Enter", ","].includes(event.key)) hasLookedDown = false;
    if (!typed || (event.key !== "," && (event.key !== "Enter" || hasLookedDown))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const same = (option) => option.text.toLowerCase() === typed.toLowerCase();
    const known = Object.values(chooser.options).find(same);
    if (known) chooser.addItem(known.value);
    else chooser.createItem(typed);
    chooser.setTextboxValue("");
    chooser.refreshOptions(false);
  };
  chooser.control_input.addEventListener("keydown", take, true);
}

// Alt and the arrows move the chosen item (or the last one) to another place.
function moveItem(chooser, step) {
  const items = [...chooser.items];
  const active = chooser.activeItems[0]?.dataset.value ?? items.at(-1);
  const from = items.indexOf(active);
  const to = from + step;
  if (from < 0 || to < 0 || to >= items.length) return;
  items.splice(to, 0, ...items.splice(from, 1));
  chooser.setValue(items);
  chooser.setActiveItem(chooser.getItem(active));
}

function nameSchedule(button) {
  const input = document.getElementById(button.dataset.scheduleFor);
  const update = () => {
    const moment = input.value ? new Date(input.value) : null;
    button.disabled = !moment;
    const when = moment?.toLocaleString(document.documentElement.lang, {
      weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
      ...(moment.getSeconds() ? { second: "2-digit" } : {}),
    });
    button.textContent = moment
      ? interpolate(gettext("Schedule for %(moment)s"), { moment: when }, true)
      : gettext("Schedule: choose a moment above");
  };
  input.addEventListener("input", update);
  update();
}

// One line that grows; Enter goes on to the standfirst instead of breaking the headline.
function keepOneLine(headline) {
  headline.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    document.getElementById("id_standfirst")?.focus();
  });
  headline.addEventListener("input", () => {
    if (/[\r\n]/.test(headline.value)) headline.value = headline.value.replace(/\s*[\r\n]+\s*/g, " ");
  });
}

function guard(form) {
  const snapshot = () => {
    const data = new FormData(form);
    data.delete("csrfmiddlewaretoken");
    return JSON.stringify([...data]);
  };
  let baseline = null;
  let isLeaving = false;
  const settle = () => { baseline = snapshot(); };
  // Editor and choosers rewrite their fields while they start: what counts is what stands then.
  setTimeout(settle, 1500);
  form.addEventListener("submit", (event) => { isLeaving = event.submitter?.formTarget !== "_blank"; });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && baseline !== null && snapshot() !== baseline) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector('[name="_save"]'));
    }
  });
}

// Names for what other scripts make: the stock autocomplete and the body's editable area.
function nameWidgets() {
  for (const box of document.querySelectorAll(".select2-container [role=combobox], .select2-container [role=textbox]")) {
    const select = box.closest(".related-widget-wrapper, div")?.querySelector("select");
    if (!select) continue;
    box.setAttribute("aria-label", labelOf(select));
    box.removeAttribute("aria-labelledby"); // it names an element that is empty at first
  }
  for (const area of document.querySelectorAll(".tiptap[role=textbox]")) {
    area.setAttribute("aria-label", gettext("Text"));
    area.setAttribute("aria-multiline", "true");
  }
}

document.addEventListener("prose-editor:ready", nameWidgets);
window.django?.jQuery?.(nameWidgets); // jQuery’s queue: the stock autocomplete stands before us
document.querySelectorAll("select[data-chooser]").forEach(startChooser);
document.addEventListener("desk:fresh", (event) => { // a part of the page was made anew
  event.target.querySelectorAll("select[data-chooser]").forEach(startChooser);
});
document.querySelectorAll("[data-schedule-for]").forEach(nameSchedule);
document.querySelectorAll("#id_headline").forEach(keepOneLine);
document.querySelectorAll("form[data-guard]").forEach(guard);
