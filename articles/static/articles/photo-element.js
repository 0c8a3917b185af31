// The body's photo: in the text only a reference (data-photo, data-layout), on the screen the
// picture with its caption and credit. The picker looks photos up and puts one after the block
// in which the cursor stands.

import { Node, mergeAttributes } from "django-prose-editor/editor";

const LAYOUTS = { text: "In the text", wide: "Wide", inset: "Inset" };
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

function shown(photo) {
  if (!photo) return [element("p", { class: "to-come" }, "This photo has been deleted.")];
  const picture = photo.picture
    ? element("img", { src: photo.picture, alt: photo.alt })
    : element("p", { class: "to-come" }, "Picture to come");
  const credit = element("small", {}, photo.credit ? `${label()} ${photo.credit}` : "No credit yet");
  return [picture, element("figcaption", {}, photo.caption, " ", credit)];
}

function pick(url, chosen) {
  const search = element("input", { type: "search", placeholder: "Caption, alt text or credit", "aria-label": "Search photos" });
  const list = element("ul", { class: "photo-grid" });
  const close = element("button", { type: "button", class: "button" }, "Close");
  const dialog = element("dialog", { class: "photo-picker", "aria-label": "Choose a photo" },
    element("h2", {}, "Choose a photo"), search, list, close);
  const find = async () => {
    let options = [];
    try {
      const answer = await fetch(`${url}?q=${encodeURIComponent(search.value)}`);
      options = answer.ok ? (await answer.json()).options : [];
    } catch {
      list.replaceChildren(element("li", { class: "quiet" }, "The photos could not be loaded. Try again."));
      return;
    }
    list.replaceChildren(...options.map((photo) => {
      const picture = photo.thumbnail
        ? element("img", { src: photo.thumbnail, alt: photo.alt, loading: "lazy" })
        : element("span", { class: "to-come" }, "Picture to come");
      const button = element("button", { type: "button" }, picture, element("span", {}, photo.text),
        element("small", {}, photo.credit || "No credit yet"));
      button.addEventListener("click", () => { dialog.close(); chosen(photo); });
      return element("li", {}, button);
    }));
    if (!options.length) list.append(element("li", { class: "quiet" }, "No photo found."));
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
    };
  },

  parseHTML() {
    return [{ tag: "figure[data-photo]" }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", mergeAttributes(HTMLAttributes)];
  },

  addNodeView() {
    return ({ node, editor, getPos }) => {
      const select = element("select", { "aria-label": "Width of the photo" });
      for (const [value, name] of Object.entries(LAYOUTS)) {
        select.append(new Option(name, value, false, value === node.attrs.layout));
      }
      select.addEventListener("change", () => {
        editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), "layout", select.value));
      });
      const remove = element("button", { type: "button" }, "Remove");
      remove.addEventListener("click", () => {
        editor.chain().focus().deleteRange({ from: getPos(), to: getPos() + 1 }).run();
      });
      const dom = element("figure", { class: "photo-in-text", "data-drag-handle": "" },
        ...shown(photos[node.attrs.photo]), element("div", { class: "photo-tools" }, select, remove));
      return { dom, stopEvent: (event) => dom.querySelector(".photo-tools").contains(event.target), ignoreMutation: () => true };
    };
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: this.name,
      groups: "nodes",
      button: buttons.material("image", "Photo"),
      command(editor) {
        const form = editor.view.dom.closest("form");
        if (!form?.dataset.choosePhoto) return;
        pick(form.dataset.choosePhoto, (photo) => {
          photos[photo.value] = photo;
          const { $to } = editor.state.selection;
          const at = $to.depth ? $to.after(1) : editor.state.selection.to;
          editor.chain().focus().insertContentAt(at, {
            type: "photo", attrs: { photo: String(photo.value), layout: "text" },
          }).run();
        });
      },
    });
  },
});
