// Uploading pictures. Every element with data-upload-to becomes a drop zone with a row for each
// file: two are sent at a time, one that fails stops no other, and a busy server is asked again.
// Whoever wants the pictures listens to “photo:uploaded”; its detail is the photo as JSON.
//
// data-upload-to is where files are sent, data-progress-at tells how many sizes are made; in the
// library, data-bulk-at is the form for many and data-library-at the list. A file input and its
// label may stand inside, for a page without scripts; where they do not, they are made here.

// These three as in photo_upload.py and photos/uploads.py; a test compares them.
const AT_ONCE = 50;
const MAX_BYTES = 41943040;
const ENDINGS = ["jpg", "jpeg", "png", "webp", "avif"];
const AT_A_TIME = 2;
const TRIES = 40;
const HEAD = 1024; // bytes that tell what a file of a wrong kind is
const POLLS = { first: 1000, longest: 15_000, idle: 12 };

const zones = [...document.querySelectorAll("[data-upload-to]")];
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
const pause = (time) => new Promise((done) => setTimeout(done, time));
let token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function link(href, text) {
  return make("a", { href, textContent: text, target: "_blank", rel: "noopener" });
}

function button(text, deed) {
  return make("button", { type: "button", className: "button", textContent: text, onclick: deed });
}

// One request: what the server answered, or code 0 where it could not be reached.
function post(address, name, body, isAnyway, onProgress) {
  return new Promise((done) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-CSRFToken", token);
    request.setRequestHeader("X-File-Name", encodeURIComponent(name.toWellFormed?.() ?? name));
    if (isAnyway) request.setRequestHeader("X-Anyway", "1");
    request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || 1));
    request.onload = () => done({
      code: request.status,
      answer: request.response,
      wait: Number(request.getResponseHeader("Retry-After")) || 1,
    });
    request.onerror = request.onabort = request.ontimeout = () => done({ code: 0 });
    request.send(body);
  });
}

// After another login the token of this page is no longer good: the upload page has a new one.
async function freshToken(address) {
  try {
    const page = await (await fetch(address, { credentials: "same-origin" })).text();
    const input = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]");
    token = input?.value ?? token;
  } catch {
    // The next try says what is the matter.
  }
}

const OTHERWISE = {
  0: gettext("The connection broke off before the picture was here."),
  403: gettext("Your login has run out. Log in again in another tab, then try again here."),
  413: gettext("The server does not take files of this size."),
  503: gettext("The server is busy. This one waits a moment."),
};

function makeInput(zone) {
  const id = `choose-files-${zones.indexOf(zone)}`;
  const input = make("input", { type: "file", id, multiple: true, accept: ENDINGS.map((ending) => `.${ending}`).join() });
  zone.append(input, make("label", { htmlFor: id, className: "button", textContent: gettext("Choose pictures") }));
  return input;
}

function startZone(zone) {
  const { uploadTo, progressAt } = zone.dataset;
  const input = zone.querySelector("input[type=file]") ?? makeInput(zone);
  const summary = make("div", { className: "upload-summary" });
  const list = make("ul", { className: "uploads", tabIndex: 0 }); // it scrolls
  const watch = startWatching(progressAt);
  const rows = [];
  const waiting = [];
  let running = 0;
  summary.setAttribute("role", "status");
  list.setAttribute("aria-label", gettext("Files"));
  zone.classList.add("drop", "is-live");
  zone.append(summary, list);

  function take(files, folders) {
    const room = Math.max(0, AT_ONCE - rows.filter((row) => !row.isDone).length);
    const notes = notesOn(files.length - room, folders);
    summary.replaceChildren(...notes.map((textContent) => make("p", { textContent })));
    for (const file of files.slice(0, room)) {
      const row = startRow(zone, file, again);
      rows.push(row);
      list.append(row.element);
      if (file.size > MAX_BYTES) row.end("refused", tooLarge(file));
      else waiting.push(row);
    }
    goOn();
  }

  function again(row) {
    row.wait();
    row.element.focus(); // the button that was pressed is gone
    waiting.push(row);
    goOn();
  }

  function goOn() {
    while (running < AT_A_TIME && waiting.length) {
      running += 1;
      send(waiting.shift()).finally(() => {
        running -= 1;
        goOn();
      });
    }
    if (running || waiting.length) return;
    summary.querySelector(".upload-end")?.remove();
    summary.append(...sumUp(rows, zone.dataset));
  }

  async function send(row) {
    const { code, answer } = await sent(row, uploadTo);
    if (!answer?.status || answer.status === "busy") {
      const prepare = code === 403 ? () => freshToken(uploadTo) : null;
      row.offer(OTHERWISE[code] ?? gettext("Something went wrong on the way."), prepare);
    } else {
      row.settle(answer);
      if (answer.status === "new") watch(answer.photo.value, row);
    }
  }

  input.addEventListener("change", () => {
    take([...input.files], 0);
    input.value = "";
  });
  listenForDrops(zone, take);
  window.addEventListener("beforeunload", (event) => {
    if (running || waiting.length) event.preventDefault();
  });
}

function listenForDrops(zone, take) {
  zone.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    zone.classList.add("is-over");
  });
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
  });
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("is-over");
    if (!hasFiles(event)) return;
    event.preventDefault();
    const items = [...event.dataTransfer.items].filter((item) => item.kind === "file");
    const isFile = (item) => !item.webkitGetAsEntry?.()?.isDirectory;
    const files = items.filter(isFile).map((item) => item.getAsFile());
    take(files, items.length - files.length);
  });
}

// The server’s answer to one file. While it is busy it is asked again; of a file that is none of
// ours it gets only the beginning, which is enough to say what it is.
async function sent(row, address) {
  const { file } = row;
  const isOurs = ENDINGS.includes(file.name.split(".").at(-1).toLowerCase());
  const body = isOurs ? file : file.slice(0, HEAD);
  row.begin(isOurs);
  let said;
  for (let tries = 0; tries < TRIES; tries += 1) {
    said = await post(address, file.name, body, row.isAnyway, row.progress);
    if (said.code !== 503) break;
    row.say(said.answer?.sentence ?? OTHERWISE[503]);
    await pause(said.wait * 1000 + Math.random() * 500);
  }
  return said;
}

// The words.

function notesOn(left, folders) {
  const leftOut = ngettext(
    "At most %(most)s at once: the last one was left out. Drop them again when these are in.",
    "At most %(most)s at once: the last %(n)s were left out. Drop them again when these are in.",
    left,
  );
  return [
    ...(left > 0 ? [interpolate(leftOut, { most: AT_ONCE, n: left }, true)] : []),
    ...(folders ? [gettext("Folders are not taken: drop the pictures themselves.")] : []),
  ];
}

function tooLarge(file) {
  const [size, most] = [file.size, MAX_BYTES].map((bytes) => Math.round(bytes / 1024 ** 2));
  return interpolate(gettext("This file is %(size)s MB; a picture is at most %(most)s MB."), { size, most }, true);
}

// What came of all, with the ways on; nothing where there is nothing to say.
function sumUp(rows, { bulkAt, libraryAt }) {
  const sentences = {
    new: (n) => ngettext("One picture is in.", "%(n)s pictures are in.", n),
    known: (n) => ngettext("One was here already.", "%(n)s were here already.", n),
    alike: (n) => ngettext("One looks like another: say what to do with it.", "%(n)s look like others: say what to do with them.", n),
    refused: (n) => ngettext("One was refused.", "%(n)s were refused.", n),
    failed: (n) => ngettext("One did not get through.", "%(n)s did not get through.", n),
  };
  const parts = Object.entries(sentences).flatMap(([status, sentence]) => {
    const n = rows.filter((row) => row.status === status).length;
    return n ? [interpolate(sentence(n), { n }, true)] : [];
  });
  if (!parts.length) return [];
  const end = make("p", { className: "upload-end" }, parts.join(" "));
  const found = rows.filter((row) => row.status === "new").map((row) => row.photo);
  const nameless = found.filter((photo) => photo.needs.includes("credit")).map((photo) => photo.value);
  if (bulkAt && nameless.length) {
    const n = nameless.length;
    const textContent = interpolate(ngettext("Say whose this picture is", "Say whose these %(n)s pictures are", n), { n }, true);
    end.append(" ", make("a", { className: "button default", href: `${bulkAt}?ids=${nameless}`, textContent }));
  }
  if (libraryAt && found.length) end.append(" ", make("a", { href: libraryAt, textContent: gettext("Show them in the library") }));
  return [end];
}

// What is seen of one file, and what became of it.
function startRow(zone, file, again) {
  const sketch = make("canvas", { className: "upload-sketch", width: 1, height: 1 });
  const bar = make("progress", { max: 1, value: 0 });
  const sentence = make("p", { className: "upload-sentence" });
  const more = make("div", { className: "upload-more" });
  const element = make("li", { className: "upload", tabIndex: -1 }, sketch, make("div", { className: "upload-words" }, make("strong", { textContent: file.name }), bar, sentence, more));
  sentence.setAttribute("role", "status");
  sketch.setAttribute("aria-hidden", "true");
  bar.setAttribute("aria-label", interpolate(gettext("How much of %(name)s has been sent"), { name: file.name }, true));
  const hand = (photo) => zone.dispatchEvent(new CustomEvent("photo:uploaded", { bubbles: true, detail: photo }));

  const row = {
    element, file, status: "", photo: null, isDone: false, isAnyway: false,
    say(text) { sentence.textContent = text; },
    wait() {
      Object.assign(row, { status: "", isDone: false });
      element.className = "upload";
      more.replaceChildren();
      bar.hidden = false;
      bar.value = 0;
      row.say(gettext("Waits for the others."));
    },
    begin(isPicture) {
      row.say(gettext("Is being sent."));
      if (isPicture) draw(sketch, file);
    },
    progress(part) {
      bar.value = part;
      if (part === 1) row.say(gettext("Is being looked at."));
    },
    end(status, text) {
      Object.assign(row, { status, isDone: true });
      element.className = `upload is-${status}`;
      bar.hidden = true;
      row.say(text);
    },
    // It did not get through, but might another time.
    offer(text, prepare) {
      row.end("failed", text);
      more.replaceChildren(button(gettext("Try again"), async () => {
        await prepare?.();
        again(row);
      }));
    },
    settle({ status, sentence: text, photo }) {
      if (status === "failed") return row.offer(text);
      row.photo = photo;
      row.end(status, text);
      if (status === "new") more.replaceChildren(...told(photo));
      if (status === "known") more.replaceChildren(link(photo.edit, gettext("See it")));
      if (status === "alike") more.replaceChildren(...choice(photo, row.use, row.keep));
      if (status === "new" || status === "known") hand(photo);
      return undefined;
    },
    use() {
      row.end("known", gettext("The one that is here is used. Nothing was added."));
      more.replaceChildren(link(row.photo.edit, gettext("See it")));
      more.firstChild.focus();
      hand(row.photo);
    },
    keep() {
      row.isAnyway = true;
      again(row);
    },
    sizes(made, all) {
      const line = more.querySelector(".upload-sizes") ?? more.appendChild(make("p", { className: "upload-sizes quiet" }));
      if (made >= all) return line.remove();
      const sizes = make("progress", { max: all, value: made });
      sizes.setAttribute("aria-label", interpolate(gettext("How many sizes of %(name)s are made"), { name: file.name }, true));
      line.replaceChildren(sizes, " ", interpolate(gettext("Sizes %(made)s of %(all)s"), { made, all }, true));
      return undefined;
    },
    rest() {
      const line = more.querySelector(".upload-sizes");
      if (line) line.textContent = gettext("Its other sizes are made when they are first asked for.");
    },
  };
  row.wait();
  return row;
}

// Below a new picture: where its words are written, and those that the file brings along.
function told(photo) {
  const way = link(photo.edit, photo.needs.length ? gettext("Give it what it needs") : gettext("See it"));
  if (!photo.says.length) return [way];
  const says = photo.says.flatMap(([label, text]) => [make("dt", { textContent: label }), make("dd", { textContent: text })]);
  return [way, make("details", {}, make("summary", { textContent: gettext("What the file says") }), make("dl", {}, ...says))];
}

// Below a look-alike: the picture that is here, and what may be done. One that was killed is not used.
function choice(photo, use, keep) {
  const picture = photo.thumbnail ? [make("img", { src: photo.thumbnail, alt: gettext("The picture that is here"), width: 144, height: 96 })] : [];
  const buttons = [...(photo.is_killed ? [] : [button(gettext("Use that one"), use)]), button(gettext("Keep this one too"), keep)];
  return [...picture, make("div", { className: "buttons" }, ...buttons), link(photo.edit, gettext("See the one that is here"))];
}

// A small copy, drawn in the browser: the server has better things to do just now.
async function draw(canvas, file) {
  try {
    const bitmap = await createImageBitmap(file, { resizeWidth: 192, resizeQuality: "medium" });
    canvas.getContext("bitmaprenderer").transferFromImageBitmap(bitmap);
  } catch {
    // No picture, or none that this browser can read: the server will say.
  }
}

// Asks how many sizes are made, less and less often, and not for ever.
function startWatching(address) {
  const rows = new Map();
  let [wait, idle, timer] = [POLLS.first, 0, null];

  async function look() {
    let hasMoved = false;
    try {
      const ids = [...rows.keys()].slice(0, 100);
      const made = await (await fetch(`${address}?ids=${ids}`, { credentials: "same-origin" })).json();
      for (const [id, [now, all]] of Object.entries(made)) {
        const watched = rows.get(Number(id));
        hasMoved ||= watched.made !== now;
        watched.made = now;
        watched.row.sizes(now, all);
        if (now >= all) rows.delete(Number(id));
      }
    } catch {
      // Asked again below.
    }
    wait = hasMoved ? POLLS.first : Math.min(wait * 1.5, POLLS.longest);
    idle = hasMoved ? 0 : idle + 1;
    if (rows.size && idle < POLLS.idle) timer = setTimeout(look, wait);
    else stop();
  }

  function stop() {
    for (const { row } of rows.values()) row.rest();
    rows.clear();
    timer = null;
  }

  return (id, row) => {
    rows.set(id, { row, made: -1 });
    [wait, idle] = [POLLS.first, 0];
    timer ??= setTimeout(look, wait);
  };
}

// What is dropped beside a zone must not take the place of the page.
function guardThePage(event) {
  if (!hasFiles(event) || event.defaultPrevented || event.target.matches?.("input[type=file]")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}

if (zones.length) {
  document.addEventListener("dragover", guardThePage);
  document.addEventListener("drop", guardThePage);
}
document.querySelectorAll(".without-script").forEach((button) => button.remove());
zones.forEach(startZone);
