// Dropping files anywhere on the import form is choosing them and asking what is understood.

const form = document.querySelector("form[data-drop]");
const input = form.querySelector("input[type=file]");
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

form.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return; // text that is dragged into a field goes there
  event.preventDefault();
  form.classList.add("is-over");
});

form.addEventListener("dragleave", (event) => {
  if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
});

form.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  form.classList.remove("is-over");
  const files = new DataTransfer();
  for (const file of [...input.files, ...event.dataTransfer.files]) files.items.add(file);
  input.files = files.files;
  form.requestSubmit(form.querySelector("button[value=look]"));
});
