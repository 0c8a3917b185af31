// The body's photo: in the text only a reference (data-photo, data-layout, and what is said of it
// in this place alone: data-alt, data-caption), on the screen the picture with its caption and
// credit. The picker looks photos up and puts one after the block in which the cursor stands.

import { Node, mergeAttributes } from "django-prose-editor/editor";

const LAYOUTS = {
  text: gettext("In the text"),
  wide: gettext("Wide"),
  inset: gettext("Inset"),
  gallery: gettext("In a gallery"),
};
const known = () => {
  const data = document.getElementById("photos-of-the-text");
  return data ? JSON.parse(data.textContent) : {};
};
const photos = known();
const label = () => document.querySelector("[data-credit-label]")?.dataset.creditLabel ?? "";

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function shown(photo, { alt, caption }) {
  if (!photo) return [element("p", { class: "to-come" }, gettext("This photo has been deleted."))];
  const picture = photo.picture
    ? element("img", { src: photo.picture, alt: alt ?? photo.alt })
    : element("p", { class: "to-come" }, gettext("Picture to come"));
  const credit = element("small", {}, photo.credit ? `${label()} ${photo.credit}` : gettext("No credit yet"));
  return [picture, element("figcaption", {}, caption ?? photo.caption, " ", credit)];
}

// What is said of a photo in this place alone: null is the photo's own, "" is nothing.
function sayHere(name, none, own, value, change) {
  const text = element("textarea", { rows: "2", "aria-label": name, placeholder: own || "" });
  const tick = element("input", { type: "checkbox" });
  text.value = value ?? "";
  tick.checked = value === "";
  text.disabled = tick.checked;
  const tell = () => {
    text.disabled = tick.checked;
    change(tick.checked ? "" : text.value.trim() || null);
  };
  text.addEventListener("change", tell);
  tick.addEventListener("change", tell);
  return element("div", {}, element("span", {}, name), text, element("label", {}, tick, ` ${none}`));
}

function pick(url, chosen) {
  const search = element("input", { type: "search", placeholder: gettext("Caption, alt text or credit"), "aria-label": gettext("Search photos") });
  const list = element("ul", { class: "photo-grid" });
  const close = element("button", { type: "button", class: "button" }, gettext("Close"));
  const dialog = element("dialog", { class: "photo-picker", "aria-label": gettext("Choose a photo") },
    element("h2", {}, gettext("Choose a photo")), search, list, close);
  const find = async () => {
    let options = [];
    try {
      const answer = await fetch(`${url}?q=${encodeURIComponent(search.value)}`);
      options = answer.ok ? (await answer.json()).options : [];
    } catch {
      list.replaceChildren(element("li", { class: "quiet" }, gettext("The photos could not be loaded. Try again.")));
      return;
    }
    list.replaceChildren(...options.map((photo) => {
      const picture = photo.thumbnail
        ? element("img", { src: photo.thumbnail, alt: photo.alt, loading: "lazy" })
        : element("span", { class: "to-come" }, gettext("Picture to come"));
      const button = element("button", { type: "button" }, picture, element("span", {}, photo.text),
        element("small", {}, photo.credit || gettext("No credit yet")));
      button.addEventListener("click", () => { dialog.close(); chosen(photo); });
      return element("li", {}, button);
    }));
    if (!options.length) list.append(element("li", { class: "quiet" }, gettext("No photo found.")));
  };
  let waiting;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 200); });
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => dialog.remove());
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  search.focus();
  find();
}

const saidHere = (attribute, name) => ({
  default: null,
  parseHTML: (node) => node.getAttribute(attribute),
  renderHTML: (attributes) => (attributes[name] === null ? {} : { [attribute]: attributes[name] }),
});

// After the block in which the cursor stands, so that no words are replaced.
function insert(editor, photo) {
  photos[photo.value] = photo;
  const { $to } = editor.state.selection;
  const at = $to.depth ? $to.after(1) : editor.state.selection.to;
  editor.chain().focus().insertContentAt(at, {
    type: "photo", attrs: { photo: String(photo.value), layout: "text" },
  }).run();
}

export const Photo = Node.create({
  name: "photo",
  group: "block",
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      photo: {
        parseHTML: (node) => node.getAttribute("data-photo"),
        renderHTML: ({ photo }) => ({ "data-photo": photo }),
      },
      layout: {
        default: "text",
        parseHTML: (node) => (node.dataset.layout in LAYOUTS ? node.dataset.layout : "text"),
        renderHTML: ({ layout }) => ({ "data-layout": layout }),
      },
      alt: saidHere("data-alt", "alt"),
      caption: saidHere("data-caption", "caption"),
    };
  },

  parseHTML() {
    return [{ tag: "figure[data-photo]" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", mergeAttributes(HTMLAttributes)];
  },

  // A photo that was uploaded beside the text, and is to stand in it.
  onCreate() {
    const { editor } = this;
    document.addEventListener("photo:put-into-text", (event) => insert(editor, event.detail));
  },

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const photo = photos[node.attrs.photo];
      const set = (name, value) => editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), name, value));
      const select = element("select", { "aria-label": gettext("How the photo stands") });
      for (const [value, name] of Object.entries(LAYOUTS)) {
        select.append(new Option(name, value, false, value === node.attrs.layout));
      }
      select.addEventListener("change", () => set("layout", select.value));
      const remove = element("button", { type: "button" }, gettext("Remove"));
      remove.addEventListener("click", () => {
        editor.chain().focus().deleteRange({ from: getPos(), to: getPos() + 1 }).run();
      });
      const { alt, caption } = node.attrs;
      const words = element("details", { class: "said-here" },
        element("summary", {}, gettext("Say it differently here")),
        sayHere(gettext("Caption here"), gettext("No caption"), photo?.caption, caption, (value) => set("caption", value)),
        sayHere(gettext("Alt text here"), gettext("Decorative"), photo?.alt, alt, (value) => set("alt", value)));
      words.open = alt !== null || caption !== null;
      const tools = element("div", { class: "photo-tools" }, select, remove, words);
      const dom = element("figure", { class: "photo-in-text", "data-drag-handle": "" },
        ...shown(photo, node.attrs), tools);
      return { dom, stopEvent: (event) => tools.contains(event.target), ignoreMutation: () => true };
    };
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "nodes",
      button: buttons.material("image", gettext("Photo")),
      command(editor) {
        const form = editor.view.dom.closest("form");
        if (!form?.dataset.choosePhoto) return;
        pick(form.dataset.choosePhoto, (photo) => insert(editor, photo));
      },
    });
  },
});
