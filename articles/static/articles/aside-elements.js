// What stands apart from the text: a pull quote, which says a sentence of it again and large, and
// a fact box. In the text both are an aside of a kind (articles/body/elements.py).

import { Node } from "django-prose-editor/editor";

function aside({ name, kind, content, icon, title }) {
  return Node.create({
    name,
    group: "block",
    content,
    defining: true,

    parseHTML() {
      return [{ tag: `aside[data-kind="${kind}"]` }];
    },

    renderHTML() {
      return ["aside", { "data-kind": kind }, 0];
    },

    addMenuItems({ buttons, menu }) {
      menu.defineItem({
        name: this.name,
        groups: "nodes",
        button: buttons.material(icon, title),
        command: (editor) => editor.chain().focus().toggleWrap(this.name).run(),
        enabled: (editor) => editor.can().toggleWrap(this.name),
        active: (editor) => editor.isActive(this.name),
      });
    },
  });
}

export const PullQuote = aside({
  name: "pullQuote", kind: "quote", content: "paragraph+", icon: "format_size", title: gettext("Pull quote"),
});

export const FactBox = aside({
  name: "factBox", kind: "facts", content: "(heading | paragraph | bulletList | orderedList)+", icon: "info", title: gettext("Fact box"),
});
