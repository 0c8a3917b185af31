// The button names the credit that stays.
for (const button of document.querySelectorAll("[data-merge]")) {
  const form = button.closest("form");
  const name = () => {
    const chosen = form.querySelector("[name=keep]:checked");
    if (!chosen) return;
    const n = Number(button.dataset.merge); // credits
    const merge = ngettext("Merge %(n)s credit into “%(name)s”", "Merge %(n)s credits into “%(name)s”", n);
    button.textContent = interpolate(merge, { n, name: chosen.labels[0].textContent.trim() }, true);
  };
  form.addEventListener("change", name);
  name();
}
