// Photos that are uploaded beside a story: the first becomes its lead where it has none; each can
// be made the lead, or be put into the text (photo-element.js listens).

const list = document.querySelector("[data-new-photos]");
const lead = document.getElementById("id_lead_photo")?.tomselect;

function button(text, deed) {
  return Object.assign(document.createElement("button"), {
    type: "button", className: "button", textContent: text, onclick: deed,
  });
}

function makeLead(photo) {
  lead.addOption(photo);
  lead.setValue(photo.value);
}

function show(photo) {
  const row = document.createElement("li");
  const picture = Object.assign(document.createElement("img"), { src: photo.thumbnail, alt: photo.alt });
  const name = Object.assign(document.createElement("span"), { textContent: photo.text });
  const said = Object.assign(document.createElement("span"), { className: "quiet" });
  said.setAttribute("role", "status");
  const toLead = button(gettext("Make it the lead"), () => {
    makeLead(photo);
    said.textContent = gettext("It is the lead photo.");
  });
  const toText = button(gettext("Put it into the text"), () => {
    document.dispatchEvent(new CustomEvent("photo:put-into-text", { detail: photo }));
    said.textContent = gettext("It stands in the text.");
  });
  row.append(picture, name, said, toLead, toText);
  list.append(row);
  if (lead && !lead.getValue()) toLead.click();
}

if (list) document.addEventListener("photo:uploaded", (event) => show(event.detail));
