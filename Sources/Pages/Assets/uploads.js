// Files: sent one by one as soon as they are chosen, with their progress, and removed without leaving the page. What the
// server makes of them is taken from the page itself, which is fetched again: its lists replace those that are shown.

import { announce, allowSending } from "./controls.js";
import { formBody } from "./autosave.js";

export function uploads() {
  for (const form of document.querySelectorAll("form[data-pm-uploads]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("input[data-pm-upload]")) sendAll(form, event.target);
    });
    form.addEventListener("submit", (event) => {
      if (event.submitter?.name === "remove_file") remove(event, form, event.submitter);
    });
  }
}

async function sendAll(form, input) {
  const files = [...input.files];
  // They are sent here, and must not go a second time with the form.
  input.value = "";
  for (const file of files) await send(form, input, file);
  await refreshLists();
}

function send(form, input, file) {
  const line = progressLine(input, file);
  const limit = Number(input.dataset.pmLimit);
  if (limit && file.size > limit) {
    line.fail("Ce fichier est trop volumineux.");
    return Promise.resolve();
  }
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.pmUploads);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) line.advance(event.loaded, event.total);
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) {
        line.remove();
        announce(`${file.name} : fichier reçu`);
      } else {
        line.fail(refusal(request, input.name));
      }
      done();
    });
    request.addEventListener("error", () => {
      line.fail("La connexion a été perdue.");
      done();
    });
    request.addEventListener("abort", () => {
      line.remove();
      announce(`${file.name} : envoi annulé`);
      done();
    });
    line.cancel.addEventListener("click", () => request.abort());
    const data = new FormData();
    data.append("csrf_token", form.elements.csrf_token.value);
    data.append(input.name, file);
    request.send(data);
  });
}

// The server's own sentence where it gave one.
function refusal(request, name) {
  try {
    const told = JSON.parse(request.responseText).field_errors ?? {};
    const sentence = (told[name] ?? Object.values(told).flat())[0];
    if (sentence) return sentence;
  } catch {
    // Not an answer of ours: told by its status.
  }
  switch (request.status) {
    case 403: return "Votre session a expiré : rechargez la page.";
    case 413: return "Ce fichier est trop volumineux.";
    case 429: return "Trop de fichiers en peu de temps : patientez quelques instants.";
    default: return "Ce fichier n’a pas pu être reçu.";
  }
}

// A line below the field for a file on its way.
function progressLine(input, file) {
  const line = document.createElement("div");
  line.className = "pm-progress fr-mt-1w";
  const id = `envoi-${Math.random().toString(36).slice(2)}`;
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = `Envoi de ${file.name}`;
  const bar = document.createElement("progress");
  bar.id = id;
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "fr-btn fr-btn--tertiary fr-btn--sm";
  cancel.textContent = "Annuler";
  cancel.setAttribute("aria-label", `Annuler l’envoi de ${file.name}`);
  line.append(label, bar, cancel);
  input.after(line);
  announce(`Envoi de ${file.name}`);
  return {
    cancel,
    advance(sent, total) {
      bar.max = total;
      bar.value = sent;
      label.textContent = `Envoi de ${file.name} : ${Math.floor((sent / total) * 100)} %`;
    },
    fail(reason) {
      const message = document.createElement("p");
      message.className = "fr-message fr-message--error";
      message.setAttribute("role", "alert");
      message.textContent = `${file.name} : ${reason}`;
      line.replaceWith(message);
    },
    remove() {
      line.remove();
    },
  };
}

async function remove(event, form, button) {
  event.preventDefault();
  // Found before its list is replaced.
  const input = button.closest("[data-pm-files]")?.parentElement.querySelector("input[type=file]");
  const name = button.closest("[data-pm-file]")?.querySelector(".pm-file__name")?.textContent.trim();
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: formBody(form, { remove_file: button.value }), redirect: "manual",
    });
    if (!answer.ok && answer.type !== "opaqueredirect") throw new Error(String(answer.status));
    await refreshLists();
    announce(`${name} : fichier supprimé`);
    input?.focus();
  } catch {
    // Then as without script, where the page says what is wrong.
    allowSending(form);
    const sent = document.createElement("input");
    sent.type = "hidden";
    sent.name = button.name;
    sent.value = button.value;
    form.append(sent);
    form.submit();
  }
  allowSending(form);
}

// Takes the lists of files from the page as it now is; everything else of it stays as it is shown.
let refreshes = 0;

async function refreshLists() {
  const turn = ++refreshes;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Another one that began later knows more, and may have been faster.
  if (turn !== refreshes) return;
  for (const list of document.querySelectorAll("[data-pm-files]")) {
    const now = page.querySelector(`[data-pm-files="${CSS.escape(list.dataset.pmFiles)}"]`);
    if (now && now.innerHTML !== list.innerHTML) list.replaceWith(document.adoptNode(now));
  }
}

// While the antivirus is at work, its answers are asked for, and lists that changed are taken over.
export function watchScans() {
  const place = document.querySelector("[data-pm-scans]");
  if (!place) return;
  let delay = 2000;
  const ask = async () => {
    const waiting = document.querySelector("[data-pm-scan=pending]");
    if (waiting && document.visibilityState === "visible") {
      try {
        const state = await (await fetch(place.dataset.pmScans, { headers: { Accept: "application/json" } })).json();
        const isShownPending = (file) =>
          document.querySelector(`[data-pm-file="${CSS.escape(file.id)}"]`)?.dataset.pmScan === "pending";
        if (state.files.some((file) => file.state !== "pending" && isShownPending(file))) {
          await refreshLists();
          if (!document.querySelector("[data-pm-scan=pending]")) announce("Analyse antivirus terminée");
          delay = 2000;
        }
      } catch {
        // Asked again later.
      }
      delay = Math.min(delay * 1.2, 15000);
    }
    setTimeout(ask, delay);
  };
  setTimeout(ask, delay);
}
