// Saves a form while it is filled in, with `intent=save`, and says so. Files are left out: they go their own way.

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
    this.form.addEventListener("submit", () => this.stop());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush();
    });
  }

  changed(event) {
    if (event.target.type === "file") return;
    this.changes += 1;
    this.say("changed", "Modifications non enregistrées");
    this.schedule(quietTime);
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
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
    this.say("saving", "Enregistrement…");
    try {
      // A redirect is how the server says that it is done.
      const answer = await fetch(this.form.action, {
        method: "POST", body: formBody(this.form, { intent: "save" }), redirect: "manual",
        headers: { Accept: "text/html" }, signal: this.request.signal,
      });
      this.settle(answer, upTo);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.say("failed", "Connexion perdue : vos modifications seront enregistrées dès son retour.");
      this.schedule(retryTime);
    } finally {
      this.request = null;
    }
  }

  settle(answer, upTo) {
    if (answer.ok || answer.type === "opaqueredirect") {
      this.saved = upTo;
      if (this.changes === upTo) this.say("saved", `Enregistré à ${clock()}`);
    } else if (answer.status === 422) {
      this.say("failed", "Une information est à corriger avant d’être enregistrée.");
    } else if (answer.status === 429 || answer.status >= 500) {
      this.say("failed", "Enregistrement impossible pour le moment, nouvel essai dans quelques secondes.");
      this.schedule(retryTime);
    } else {
      this.say("failed", "Votre session a expiré : copiez vos réponses puis rechargez la page.");
    }
  }

  // The page is left, or put away: what is not saved yet goes out without an answer being waited for.
  flush() {
    if (this.changes === this.saved || this.form.dataset.pmSent) return;
    clearTimeout(this.timer);
    if (navigator.sendBeacon(this.form.action, formBody(this.form, { intent: "save" }))) this.saved = this.changes;
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
