/// The script of the site: it searches, and remembers the reader's programming language. Every page does without it.
enum DocsScript {
  static let text = #"""
    // Written by `spec docs`. Changes are lost.

    const form = document.querySelector("form[role=search]");
    const results = document.getElementById("results");
    const french = document.documentElement.lang === "fr";

    // Without accents and capitals, so that "requete" finds "Requête".
    const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

    function score(entry, terms) {
      let total = 0;
      for (const term of terms) {
        const place = entry.plainTitle.indexOf(term);
        if (place === 0) total += 8;
        else if (place > 0) total += /[\s(’'`]/.test(entry.plainTitle[place - 1]) ? 6 : 4;
        else if (entry.plainWords.split(/[\s/{}]+/).includes(term)) total += 3;
        else if (entry.plainWords.includes(term)) total += 1;
        else return 0;
      }
      return total;
    }

    async function search() {
      const index = await (await fetch(form.dataset.index)).json();
      for (const entry of index) {
        entry.plainTitle = plain(entry.title);
        entry.plainWords = plain(entry.words);
      }
      const field = document.getElementById("q");
      const show = () => {
        const terms = plain(field.value).split(/\s+/).filter(Boolean);
        const found = terms.length === 0 ? [] : index
          .map((entry) => ({entry, points: score(entry, terms)}))
          .filter((match) => match.points > 0)
          .sort((one, other) => other.points - one.points)
          .slice(0, 50);
        results.replaceChildren(...found.map(({entry}) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          link.href = entry.address;
          link.textContent = entry.title;
          const kind = document.createElement("span");
          kind.className = "type";
          kind.textContent = " " + entry.kind;
          item.append(link, kind);
          return item;
        }));
        results.hidden = terms.length === 0;
        document.getElementById("index").hidden = terms.length > 0;
        document.getElementById("found").textContent = terms.length === 0 ? ""
          : french ? `${found.length} résultat${found.length > 1 ? "s" : ""}`
          : `${found.length} result${found.length === 1 ? "" : "s"}`;
        const address = new URL(location);
        if (field.value) address.searchParams.set("q", field.value);
        else address.searchParams.delete("q");
        history.replaceState(null, "", address);
      };
      field.value = new URL(location).searchParams.get("q") ?? "";
      field.addEventListener("input", show);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        show();
      });
      show();
    }

    if (form && results) search();

    // The language in which samples were last opened is opened everywhere.
    const key = "docs-sample";
    const samples = document.querySelectorAll("details[data-sample]");
    let preferred = null;
    try { preferred = localStorage.getItem(key); } catch { /* A browser that keeps nothing. */ }
    if ([...samples].some((sample) => sample.dataset.sample === preferred)) {
      for (const sample of samples) sample.open = sample.dataset.sample === preferred;
    }
    for (const sample of samples) {
      sample.querySelector("summary").addEventListener("click", () => {
        if (sample.open) return;
        try { localStorage.setItem(key, sample.dataset.sample); } catch { /* Likewise. */ }
      });
    }

    // On paper everything is open.
    addEventListener("beforeprint", () => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });

    """#
}
