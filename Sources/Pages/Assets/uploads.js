// Files: sent one by one as soon as they are chosen, with their progress, and removed without leaving the page. What
// the server makes of them is taken from the page itself, which is fetched again: its lists replace those that are
// shown.

import { announce, formBody, showSaving } from "./controls.js";
import { fr, typeset } from "./french.js";
import { led, lose, lossOf, outcome, regain } from "./kept.js";
import { poll } from "./polling.js";

export function uploads() {
  for (const form of document.querySelectorAll("form[data-pm-uploads]")) {
    form.addEventListener("change", (event) => {
      if (event.target.matches("input[data-pm-upload]")) sendAll(form, event.target);
    });
    form.addEventListener("submit", (event) => {
      // Held back by `autosave`, which presses the button again.
      if (event.defaultPrevented) return;
      if (event.submitter?.name === "remove_file") remove(event, form, event.submitter);
      // A button that the browser does not tell could not be pressed again (Safari before 15.4).
      else if (event.submitter && isSending(form)) holdBack(event, form);
    });
  }
}

// How many choices of files of a form are on their way.
const sending = new WeakMap();
// The button of a form that waits for them.
const waiting = new WeakMap();

export function isSending(form) {
  return (sending.get(form) ?? 0) > 0;
}

async function whileSending(form, work) {
  sending.set(form, (sending.get(form) ?? 0) + 1);
  try {
    return await work();
  } finally {
    sending.set(form, sending.get(form) - 1);
  }
}

// Leaving the page would stop what is on its way: the form is sent once all is received.
function holdBack(event, form) {
  event.preventDefault();
  waiting.set(form, event.submitter);
  showSaving(form, "saving", fr`Envoi des fichiers en cours : la suite s’ouvrira dès qu’ils seront reçus.`);
}

// Where a file was not received the page stays, so that it is seen which.
function goOn(form, isReceived) {
  if (!waiting.has(form) || (isReceived && isSending(form))) return;
  const button = waiting.get(form);
  waiting.delete(form);
  showSaving(form, "saving", "");
  if (isReceived) button.click();
}

async function sendAll(form, input) {
  const files = [...input.files];
  // They are sent here, and must not go a second time with the form.
  input.value = "";
  const isReceived = await whileSending(form, async () => {
    // Another window may have brought the login back.
    if (lossOf(form)) await regain(form);
    let isReceived = true;
    for (const file of files) isReceived = (await send(form, input, file)) && isReceived;
    // Without the network the lists stay as they are.
    await refreshLists(form).catch(() => {});
    return isReceived;
  });
  goOn(form, isReceived);
}

// Whether the file is received, or was not to be sent after all.
function send(form, input, file) {
  const line = progressLine(input, file);
  const limit = Number(input.dataset.pmLimit);
  if (limit && file.size > limit) {
    line.fail(fr`Ce fichier est trop volumineux.`);
    return Promise.resolve(false);
  }
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.pmUploads);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) line.advance(event.loaded, event.total);
    });
    request.addEventListener("load", () => {
      const isAnswer = led({ url: request.responseURL }, form.dataset.pmUploads) === "here";
      if (isAnswer && request.status >= 200 && request.status < 300) {
        line.remove();
        announce(fr`${file.name} : fichier reçu`);
        done(true);
      } else {
        if (!isAnswer || request.status === 403) lose(form, "login");
        line.fail(refusal(request, input.name));
        done(false);
      }
    });
    request.addEventListener("error", () => {
      line.fail(fr`La connexion a été perdue.`);
      done(false);
    });
    request.addEventListener("abort", () => {
      line.remove();
      announce(fr`${file.name} : envoi annulé`);
      done(true);
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
    if (sentence) return typeset(sentence);
  } catch {
    // Not an answer of ours: told by its status.
  }
  switch (request.status) {
    case 403: return fr`Votre connexion a pris fin : ce fichier n’est pas reçu.`;
    case 409: return fr`Cette candidature ne peut plus recevoir de fichier.`;
    case 413: return fr`Ce fichier est trop volumineux.`;
    case 429: return fr`Trop de fichiers en peu de temps : patientez quelques instants.`;
    default: return fr`Ce fichier n’a pas pu être reçu.`;
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
  // The focus must not go with the button.
  const replace = (...others) => {
    const hasFocus = line.contains(document.activeElement);
    line.replaceWith(...others);
    if (hasFocus) input.focus();
  };
  return {
    cancel,
    advance(sent, total) {
      bar.max = total;
      bar.value = sent;
      label.textContent = fr`Envoi de ${file.name} : ${Math.floor((sent / total) * 100)} %`;
    },
    fail(reason) {
      replace(complaint(fr`${file.name} : ${reason}`));
    },
    remove() {
      replace();
    },
  };
}

function complaint(text) {
  const message = document.createElement("p");
  message.className = "fr-message fr-message--error";
  message.setAttribute("role", "alert");
  message.textContent = text;
  return message;
}

async function remove(event, form, button) {
  event.preventDefault();
  // Found before its list is replaced.
  const input = button.closest("[data-pm-files]")?.parentElement.querySelector("input[type=file]");
  const file = button.closest("[data-pm-file]");
  const name = file?.querySelector(".pm-file__name")?.textContent.trim();
  // What was said of an attempt before.
  file?.querySelector(".fr-message--error")?.remove();
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: formBody(form, { remove_file: button.value }), headers: { Accept: "text/html" },
    });
    const place = outcome(answer, form);
    if (place === "here") {
      await refreshLists(form).catch(() => {});
      // Where the lists could not be had again, the rest of them stays as it is.
      file?.remove();
      announce(fr`${name} : fichier supprimé`);
      input?.focus();
    } else if (place) {
      lose(form, place, answer.url);
    } else if (answer.status === 422) {
      // As without script: the page says what is wrong.
      submitWith(form, button);
    } else {
      throw new Error(String(answer.status));
    }
  } catch {
    file?.append(complaint(fr`${name} : la suppression n’a pas abouti, réessayez dans quelques instants.`));
  }
}

function submitWith(form, button) {
  const sent = document.createElement("input");
  sent.type = "hidden";
  sent.name = button.name;
  sent.value = button.value;
  form.append(sent);
  form.submit();
}

// Takes the lists of files from the form's page as it now is; everything else of it stays as it is shown.
let refreshes = 0;

async function refreshLists(form) {
  const turn = ++refreshes;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const place = led(answer, location.href);
  if (place !== "here") return lose(form, place, answer.url);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Another one that began later knows more, and may have been faster.
  if (turn !== refreshes) return;
  for (const list of document.querySelectorAll("[data-pm-files]")) {
    const now = page.querySelector(`[data-pm-files="${CSS.escape(list.dataset.pmFiles)}"]`);
    if (!now || now.innerHTML === list.innerHTML) continue;
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    list.replaceWith(document.adoptNode(now));
    if (focused) sameIn(now, focused)?.focus();
  }
}

// The link or the button of the same file.
function sameIn(list, element) {
  const file = element.closest("[data-pm-file]")?.dataset.pmFile ?? "";
  return list.querySelector(`[data-pm-file="${CSS.escape(file)}"] ${element.localName}`);
}

// While the antivirus is at work it is asked about, and lists that changed are taken over.
export function watchScans() {
  const place = document.querySelector("[data-pm-scans]");
  if (!place) return;
  const form = document.querySelector("form[data-pm-uploads]");
  const isWaiting = () => document.querySelector("[data-pm-scan=pending]") !== null;
  const isShownPending = (file) =>
    document.querySelector(`[data-pm-file="${CSS.escape(file.id)}"][data-pm-scan=pending]`) !== null;
  poll(place.dataset.pmScans, async (answer) => {
    // Asked again all the same: the login may come back.
    if (answer.status === 403) lose(form, "login");
    if (!answer.ok) return;
    const { files } = await answer.json();
    if (!files.some((file) => file.state !== "pending" && isShownPending(file))) return;
    await refreshLists(form);
    if (!isWaiting()) announce("Analyse antivirus terminée");
  }, isWaiting);
}
