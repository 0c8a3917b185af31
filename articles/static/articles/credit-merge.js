// The button names the credit that stays.
for (const button of document.querySelectorAll("[data-merge]")) {
  const form = button.closest("form");
  const name = () => {
    const chosen = form.querySelector("[name=keep]:checked");
    if (chosen) button.textContent = `${button.dataset.merge} “${chosen.labels[0].textContent.trim()}”`;
  };
  form.addEventListener("change", name);
  name();
}
