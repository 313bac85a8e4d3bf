// Small things of forms: what they send, once only, what is said of it, choices that reveal, copying, where the focus
// goes.

// What is said aloud, without moving the focus.
export function announce(text) {
  const place = document.getElementById("annonces");
  if (place) place.textContent = text;
}

// How the saving of a form stands, beside its buttons. `state` is what style sheets know it by.
export function showSaving(form, state, text) {
  const place = form.querySelector("[data-pm-save-state]");
  if (!place) return;
  place.dataset.state = state;
  place.textContent = text;
}

// What the form would send, files left out, in the coding that it declares.
export function formBody(form, added = {}) {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
  for (const [name, value] of Object.entries(added)) data.append(name, value);
  return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
}

// A form that was sent is not sent again by a second click. Buttons stay focusable, and serve again when the page comes
// back from the browser's memory.
export function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-pm-once]") || event.defaultPrevented) return;
    if (form.dataset.pmSent) {
      event.preventDefault();
      return;
    }
    form.dataset.pmSent = "true";
    for (const button of submitButtons(form)) button.setAttribute("aria-disabled", "true");
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("[data-pm-sent]")) {
      delete form.dataset.pmSent;
      for (const button of submitButtons(form)) button.removeAttribute("aria-disabled");
    }
  });
}

function submitButtons(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}

// What belongs to a choice is shown while one of its choices is made.
export function watchChoices() {
  const update = () => {
    for (const part of document.querySelectorAll("[data-pm-revealed]")) {
      const choices = document.querySelectorAll(`[data-pm-reveals="${CSS.escape(part.id)}"]`);
      if (choices.length > 0) part.hidden = ![...choices].some((choice) => choice.checked);
    }
  };
  if (!document.querySelector("[data-pm-revealed]")) return;
  document.addEventListener("change", update);
  window.addEventListener("pageshow", update);
  update();
}

export function copyButtons() {
  for (const button of document.querySelectorAll("[data-pm-action=copy]")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (!(await copy(button.dataset.pmCopy))) return;
      button.textContent = "Copié";
      announce(button.dataset.pmDone);
      setTimeout(() => (button.textContent = label), 2000);
    });
  }
}

// Frames need a permission for the clipboard that their site may not have given: then the old way is tried.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "fr-sr-only";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

// A form that was refused opens at the list of what is wrong.
export function focusMistakes() {
  document.querySelector("[data-pm-focus]")?.focus();
}
