// Whether what a script has sent is kept. Where it is not, because the login has ended or the application was sent from
// another window, the page says so, keeps what was typed and shows the way on. So does a page that only waits.

import { fr } from "./french.js";

// Where an answer comes from: `here` for the page at the address, to which the server leads back once all is kept;
// `sent` for what became of an application; `login` for anywhere else.
export function led(answer, address) {
  const path = new URL(answer.url).pathname;
  if (path === new URL(address, location.href).pathname) return "here";
  return /\/(submission|sync_status)$/.test(path) ? "sent" : "login";
}

// The same of a form that was sent; undefined where it was refused for what it holds, or for now.
export function outcome(answer, form) {
  if (answer.redirected) return led(answer, form.action);
  // The token is that of another login.
  return answer.status === 403 ? "login" : undefined;
}

// Why nothing of the form is kept any more, `login` or `sent`; undefined while it is.
export function lossOf(form) {
  return form.dataset.pmLost;
}

// Says why nothing is kept, once. `address` is where the server has led.
export function lose(form, loss, address) {
  if (lossOf(form) === loss) return;
  form.dataset.pmLost = loss;
  boxOf(form)?.remove();
  const box = loss === "sent" ? sentBox(address) : loginBox(form);
  const foot = form.querySelector(".pm-wizard__buttons");
  if (foot) foot.before(box);
  else form.append(box);
}

// Whether the form's page can be had again. A new login has brought another token, which the forms of this page take
// over; the form is told by an event, `pm-regained`.
export async function regain(form) {
  let problem = fr`Vous n’êtes pas encore reconnecté.`;
  try {
    const answer = await fetch(form.action, { headers: { Accept: "text/html" } });
    const place = led(answer, form.action);
    if (place === "here" && answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector("main [name=csrf_token]").value;
      for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = token;
      const box = boxOf(form);
      // The focus must not go with its button.
      if (box?.contains(document.activeElement)) form.querySelector(".pm-wizard__buttons button")?.focus();
      box?.remove();
      delete form.dataset.pmLost;
      form.dispatchEvent(new Event("pm-regained"));
      return true;
    }
    if (place === "here") problem = fr`Le service ne répond pas : réessayez dans quelques instants.`;
    else lose(form, place, answer.url);
  } catch {
    problem = fr`La connexion au réseau est perdue : réessayez dans quelques instants.`;
  }
  const note = boxOf(form)?.querySelector("[data-pm-note]");
  if (note) note.textContent = problem;
  return false;
}

// Leads whoever has pressed a button of the form to what is said of it.
export function showLoss(form) {
  boxOf(form)?.focus();
}

function boxOf(form) {
  return form.querySelector(".pm-lost");
}

function loginBox(form) {
  // Where another site is around the page, browsers keep logins of other windows away from it.
  const isFramed = window.parent !== window;
  const box = alertBox(
    fr`Votre connexion a pris fin`,
    fr`Ce que vous avez modifié depuis n’est pas enregistré, mais reste affiché ici. ` + (isFramed
      ? fr`Copiez-le avant de vous reconnecter.`
      : fr`Reconnectez-vous dans une autre fenêtre, puis revenez à celle-ci et enregistrez à nouveau.`),
  );
  // The form's own page, before which the login stands.
  const link = linkTo(form.action, fr`Se reconnecter`);
  if (!isFramed) {
    link.target = "_blank";
    link.rel = "noopener external";
    link.title = fr`Se reconnecter – nouvelle fenêtre`;
  }
  const again = document.createElement("button");
  again.type = "button";
  again.className = "fr-btn fr-btn--secondary";
  again.textContent = fr`Enregistrer à nouveau`;
  again.addEventListener("click", () => regain(form));
  const note = document.createElement("p");
  note.dataset.pmNote = "";
  box.append(note, row(link, again));
  return box;
}

// On a page that asks how something stands, where the login has ended: beside `place`, since it has no form to keep.
export function sayLoginEnded(place) {
  const box = alertBox(
    fr`Votre connexion a pris fin`, fr`Reconnectez-vous pour savoir où en est votre candidature.`);
  box.append(row(linkTo(location.href, fr`Se reconnecter`)));
  place.after(box);
}

function sentBox(address) {
  const box = alertBox(
    fr`Cette candidature a déjà été envoyée`,
    fr`Elle ne peut plus être modifiée : ce que vous venez de saisir ici n’est pas enregistré.`,
  );
  box.append(row(linkTo(address, fr`Voir où elle en est`)));
  return box;
}

function alertBox(title, text) {
  const box = document.createElement("div");
  box.className = "fr-alert fr-alert--error pm-lost";
  box.setAttribute("role", "alert");
  box.tabIndex = -1;
  const [head, body] = [document.createElement("p"), document.createElement("p")];
  head.className = "fr-alert__title";
  head.textContent = title;
  body.textContent = text;
  box.append(head, body);
  return box;
}

function linkTo(address, text) {
  const link = document.createElement("a");
  link.className = "fr-btn";
  link.href = address;
  link.textContent = text;
  return link;
}

function row(...parts) {
  const list = document.createElement("ul");
  list.className = "pm-buttons fr-raw-list";
  for (const part of parts) {
    const item = document.createElement("li");
    item.append(part);
    list.append(item);
  }
  return list;
}
