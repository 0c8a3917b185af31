// The focal point of a photo, set with the mouse, a finger or the keyboard, and every crop as it
// will be cut. Without this script the two numbers still do it.

const held = (value, low, high) => Math.min(Math.max(value, low), high);

// The same sum as cut() in photos/sizes.py: which part of a picture a ratio shows, as the place
// of that part in per cent (how CSS says it).
export function placeOf(ratio, width, height, [x, y]) {
  const across = Math.min(width, height * ratio);
  const down = Math.min(height, width / ratio);
  const left = held((width * x) / 100 - across / 2, 0, width - across);
  const top = held((height * y) / 100 - down / 2, 0, height - down);
  const share = (part, room) => (room > 0 ? (part / room) * 100 : 50);
  return [share(left, width - across), share(top, height - down)];
}

function start(box) {
  const inputs = ["x", "y"].map((axis) => document.getElementById(`id_focus_${axis}`));
  const size = [Number(box.dataset.width), Number(box.dataset.height)];
  const marker = box.querySelector(".focus-marker");
  const crops = [...box.querySelectorAll("[data-crop]")];
  let focus = [Number(box.dataset.focusX), Number(box.dataset.focusY)];

  const draw = () => {
    for (const crop of crops) {
      const [across, down] = crop.dataset.crop.split("x").map(Number);
      const [x, y] = placeOf(across / down, ...size, focus);
      crop.style.objectPosition = `${x}% ${y}%`;
    }
    if (!marker) return;
    marker.style.left = `${focus[0]}%`;
    marker.style.top = `${focus[1]}%`;
    marker.setAttribute("aria-valuenow", focus[0]);
    const [x, y] = focus.map((value) => `${value} %`);
    const where = gettext("%(x)s from the left, %(y)s from the top");
    marker.setAttribute("aria-valuetext", interpolate(where, { x, y }, true));
  };
  const move = (x, y) => {
    focus = [x, y].map((value) => held(Math.round(value), 0, 100));
    inputs.forEach((input, axis) => { input.value = focus[axis]; });
    draw();
  };

  box.querySelector(".crops").hidden = false;
  if (marker && inputs.every(Boolean)) {
    readNumbers();
    listen(box.querySelector(".focus-picture"), marker, move, () => focus);
    for (const input of inputs) input.addEventListener("input", readNumbers);
    for (const part of [marker, ...box.querySelectorAll(".with-script")]) part.hidden = false;
  }
  draw();

  // What a browser has kept of an unsaved form, or what is typed; half a number moves nothing.
  function readNumbers() {
    const typed = inputs.map((input) => (input.value.trim() === "" ? NaN : Number(input.value)));
    if (typed.some((value) => !Number.isFinite(value))) return;
    focus = typed.map((value) => held(value, 0, 100));
    draw();
  }
}

function listen(picture, marker, move, now) {
  const to = (event) => {
    const area = picture.getBoundingClientRect();
    const part = (at, from, length) => ((at - from) / length) * 100;
    move(part(event.clientX, area.left, area.width), part(event.clientY, area.top, area.height));
  };
  // A finger drags the marker alone, so that the page can still be scrolled over the picture.
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.pointerType === "touch" && event.target !== marker)) return;
    event.preventDefault();
    marker.focus({ preventScroll: true });
    marker.setPointerCapture(event.pointerId);
    to(event);
  });
  marker.addEventListener("pointermove", (event) => {
    if (marker.hasPointerCapture(event.pointerId)) to(event);
  });
  picture.addEventListener("click", (event) => { if (event.target !== marker) to(event); });

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  marker.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = steps[event.key];
    if (!step && event.key !== "Home") return;
    event.preventDefault();
    if (!step) return move(50, 50);
    const far = event.shiftKey ? 10 : 1;
    const [x, y] = now();
    move(x + step[0] * far, y + step[1] * far);
  });
}

document.querySelectorAll(".focus").forEach(start);
