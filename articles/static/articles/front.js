// The front page's screen without a reload: a button, a key, a drag or a choice asks the server
// for the places anew, by the same form and the same law. Nothing is stored by that.

const form = document.getElementById("front-form");
const said = document.getElementById("front-said");
const state = () => JSON.stringify([...new FormData(form)]);
let queue = Promise.resolve();
let dragged = null;

async function fetchPlaces(deed) {
  const data = new FormData(form);
  data.set("do", deed);
  data.set("part", "places");
  const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
  return page.getElementById("places");
}

async function ask(deed) {
  let sent, fresh;
  do { // what was changed while the desk was thinking is sent along
    sent = state();
    fresh = await fetchPlaces(deed).catch(() => null);
  } while (fresh && sent !== state());
  if (!fresh) {
    said.textContent = gettext("The desk does not answer. What you arranged still stands here.");
    return false;
  }
  if (deed === "look") showWhatStands(fresh);
  else document.getElementById("places").replaceWith(document.adoptNode(fresh));
  if (deed !== "look") fresh.dispatchEvent(new Event("desk:fresh", { bubbles: true }));
  return true;
}

// The same places: only what they show is new, and nobody who types or drags is disturbed.
function showWhatStands(fresh) {
  for (const part of fresh.querySelectorAll("#front-moment, .slot-stands")) {
    const slot = part.closest(".slot");
    const old = document.querySelector(slot ? `#${slot.id} .slot-stands` : "#front-moment");
    if (!dragged) old?.replaceWith(document.adoptNode(part));
  }
  mayBeDragged();
}

const inTurn = (deed) => (queue = queue.then(() => ask(deed)));

async function move(deed) {
  const [verb, key] = deed.split("-");
  if (!(await inTurn(deed))) return;
  if (verb === "look") return;
  const slot = document.querySelector(verb === "add" ? `.area-${key} .slot:last-child` : `#slot-${key}`);
  const button = slot?.querySelector(`[value^="${verb}-"]`) ?? slot?.querySelector("[value^=up-]");
  (button ?? form.querySelector('[value="look"]')).focus();
  const name = slot?.querySelector("h3").textContent;
  said.textContent = name ? interpolate(gettext("Now: %(place)s."), { place: name }, true) : gettext("Removed.");
}

form.addEventListener("click", (event) => {
  const button = event.target.closest('button[name="do"]');
  if (!button) return;
  event.preventDefault();
  move(button.value);
});

form.addEventListener("keydown", (event) => {
  const slot = event.target.closest(".slot");
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!slot || !way || !event.altKey || event.target.matches("select, [type=datetime-local]")) return;
  event.preventDefault();
  event.stopPropagation();
  move(`${way}-${slot.dataset.key}`);
}, true);

form.addEventListener("change", (event) => {
  if (event.target.matches(".slot select")) inTurn("look");
});

// A moment is typed in parts: it counts when the field is left, for something that keeps its place.
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (!target.matches(".slot [type=datetime-local], [name=go_live_at]")) return;
  if (target.value !== target.defaultValue && !relatedTarget?.matches("button")) inTurn("look");
});

// Dragging: a place is taken at what it shows, and dropped on another.
function mayBeDragged() {
  for (const part of form.querySelectorAll(".slot-stands")) part.draggable = true;
}

document.addEventListener("desk:fresh", mayBeDragged);
mayBeDragged();
form.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".slot");
  dragged?.classList.add("is-dragged");
});
form.addEventListener("dragover", (event) => {
  const slot = event.target.closest(".slot");
  if (!dragged || !slot) return;
  event.preventDefault();
  for (const other of form.querySelectorAll(".is-target")) other.classList.remove("is-target");
  slot.classList.toggle("is-target", slot !== dragged);
});
form.addEventListener("drop", (event) => {
  const slot = event.target.closest(".slot");
  if (!dragged || !slot) return;
  event.preventDefault();
  move(`to-${dragged.dataset.key}-${[...form.querySelectorAll(".slot")].indexOf(slot)}`);
});
form.addEventListener("dragend", () => {
  for (const slot of form.querySelectorAll(".slot")) slot.classList.remove("is-dragged", "is-target");
  dragged = null;
});
