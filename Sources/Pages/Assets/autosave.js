// Saves a form while it is filled in, with `intent=save`, and says so. Files are left out: they go their own way.

import { formBody, showSaving } from "./controls.js";
import { fr } from "./french.js";
import { lose, lossOf, outcome, regain, showLoss } from "./kept.js";
import { isSending } from "./uploads.js";

const quietTime = 1500;
const retryTime = 10000;
// How long ago the server may have been heard of before a button sends the form without asking whether the login lasts.
const trustTime = 15 * 60 * 1000;

export function autosave() {
  for (const form of document.querySelectorAll("form[data-pm-autosave]")) new Autosave(form).start();
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.changes = 0;
    this.saved = 0;
    this.timer = null;
    this.request = null;
    this.heard = Date.now();
  }

  start() {
    this.form.addEventListener("input", (event) => this.changed(event));
    this.form.addEventListener("change", (event) => this.changed(event));
    this.form.addEventListener("submit", (event) => this.submitted(event));
    this.form.addEventListener("pm-regained", () => this.regained());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
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

  regained() {
    this.heard = Date.now();
    if (this.changes !== this.saved) this.schedule(0);
  }

  // Where the login has ended, or may have, the form is held back: the page that came in its place would take away what
  // was typed. Not in browsers that do not tell the button, which could not be pressed again (Safari before 15.4).
  async submitted(event) {
    const button = event.submitter;
    if (isSending(this.form)) return;
    const isDoubtful = lossOf(this.form) ? lossOf(this.form) === "login" : Date.now() - this.heard > trustTime;
    if (!isDoubtful || !button) {
      // The removal of a file leaves the page where it is, and may fail: texts are saved as ever.
      if (button?.name !== "remove_file") this.stop();
      return;
    }
    event.preventDefault();
    // A service that does not answer is the browser's to tell.
    if ((await regain(this.form)) || !lossOf(this.form)) {
      this.heard = Date.now();
      button.click();
    } else {
      showLoss(this.form);
    }
  }

  // The form is sent as a whole: what was under way is no longer wanted.
  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.saved = this.changes;
  }

  // `keepalive`: sent even if the page is gone before the answer comes.
  async save(keepalive = false) {
    if (this.request) return this.schedule(quietTime);
    const upTo = this.changes;
    const request = new AbortController();
    this.request = request;
    this.say("saving", fr`Enregistrement…`);
    try {
      const answer = await fetch(this.form.action, {
        method: "POST", body: formBody(this.form, { intent: "save" }), headers: { Accept: "text/html" },
        signal: request.signal, keepalive,
      });
      this.settle(answer, upTo);
    } catch (error) {
      if (error.name === "AbortError") return;
      if (keepalive) {
        // Only 64 KB are taken along. Where the page stays, it sends more as well.
        this.request = null;
        return this.save();
      }
      this.say("failed", fr`Connexion perdue : vos modifications seront enregistrées dès son retour.`);
      this.schedule(retryTime);
    } finally {
      if (this.request === request) this.request = null;
    }
  }

  settle(answer, upTo) {
    const place = outcome(answer, this.form);
    if (place === "here") {
      this.heard = Date.now();
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

  // The page is left, or put away: what is not saved yet goes out at once. Where the page stays, it hears the answer.
  flush() {
    if (this.changes === this.saved || this.form.dataset.pmSent || lossOf(this.form)) return;
    clearTimeout(this.timer);
    this.request?.abort();
    this.request = null;
    if ("keepalive" in Request.prototype) return this.save(true);
    // Firefox before 133 takes along only what no answer is heard of: where the page stays, it saves once more.
    navigator.sendBeacon(this.form.action, formBody(this.form, { intent: "save" }));
    this.schedule(quietTime);
  }

  say(state, text) {
    showSaving(this.form, state, text);
  }
}

function clock() {
  return new Date().toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" });
}
