// Saves a form while it is filled in, with `intent=save`, and says so. Files are left out: they go their own way.

import { fr } from "./controls.js";
import { lose, lossOf, outcome, regain, showLoss } from "./kept.js";

const quietTime = 1500;
const retryTime = 10000;

export function autosave() {
  for (const form of document.querySelectorAll("form[data-pm-autosave]")) new Autosave(form).start();
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-pm-save-state]");
    this.changes = 0;
    this.saved = 0;
    this.timer = null;
    this.request = null;
  }

  start() {
    this.state?.setAttribute("role", "status");
    this.form.addEventListener("input", (event) => this.changed(event));
    this.form.addEventListener("change", (event) => this.changed(event));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("pm-regained", () => this.resume());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
      else this.resume();
    });
    // What comes back from the browser's memory may be older than what was saved since.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) this.stop();
    });
  }

  changed(event) {
    if (event.target.type === "file") return;
    this.changes += 1;
    this.say("changed", fr`Modifications non enregistrées`);
    if (!lossOf(this.form)) this.schedule(quietTime);
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  // What is not known to be saved is sent again.
  resume() {
    if (this.changes !== this.saved && !lossOf(this.form)) this.schedule(0);
  }

  // Where the login has ended the form is held back: the page that came in its place would take away what was typed.
  async submitted(event) {
    if (lossOf(this.form) !== "login") return this.stop();
    event.preventDefault();
    const button = event.submitter;
    if (await regain(this.form)) this.form.requestSubmit(button);
    else showLoss(this.form);
  }

  // The form is sent as a whole: what was under way is no longer wanted.
  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.saved = this.changes;
  }

  async save() {
    if (this.request) return this.schedule(quietTime);
    const upTo = this.changes;
    this.request = new AbortController();
    this.say("saving", fr`Enregistrement…`);
    try {
      const answer = await fetch(this.form.action, {
        method: "POST", body: formBody(this.form, { intent: "save" }), headers: { Accept: "text/html" },
        signal: this.request.signal,
      });
      this.settle(answer, upTo);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.say("failed", fr`Connexion perdue : vos modifications seront enregistrées dès son retour.`);
      this.schedule(retryTime);
    } finally {
      this.request = null;
    }
  }

  settle(answer, upTo) {
    const place = outcome(answer, this.form);
    if (place === "here") {
      this.saved = upTo;
      if (this.changes === upTo) this.say("saved", fr`Enregistré à ${clock()}`);
    } else if (place) {
      clearTimeout(this.timer);
      this.say("failed", fr`Modifications non enregistrées`);
      lose(this.form, place, answer.url);
    } else if (answer.status === 422) {
      this.say("failed", fr`Une information est à corriger avant d’être enregistrée.`);
    } else if (answer.status === 429 || answer.status >= 500) {
      this.say("failed", fr`Enregistrement impossible pour le moment, nouvel essai dans quelques secondes.`);
      this.schedule(retryTime);
    } else {
      this.say("failed", fr`Modifications non enregistrées : copiez vos réponses, puis rechargez la page.`);
    }
  }

  // The page is left, or put away: what is not saved yet goes out without an answer being waited for. Nobody hears
  // whether it arrives, so that it is sent once more when the page is back.
  flush() {
    if (this.changes === this.saved || this.form.dataset.pmSent || lossOf(this.form)) return;
    clearTimeout(this.timer);
    navigator.sendBeacon(this.form.action, formBody(this.form, { intent: "save" }));
  }

  say(state, text) {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = text;
  }
}

// What the form would send, files left out, in the coding that it declares.
export function formBody(form, added = {}) {
  const data = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
  for (const [name, value] of Object.entries(added)) data.append(name, value);
  return form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
}

function clock() {
  return new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
}
