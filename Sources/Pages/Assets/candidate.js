// What the candidate's pages do better with a script.

// All boxes of a form at once, or none.
for (const button of document.querySelectorAll("[data-pm-action=check-all], [data-pm-action=check-none]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const wanted = button.dataset.pmAction === "check-all";
    for (const box of button.closest("form").querySelectorAll("input[type=checkbox]:enabled")) {
      if (box.checked === wanted) continue;
      box.checked = wanted;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

// Buttons that do nothing before a field is filled in.
for (const group of document.querySelectorAll("[data-pm-needs]")) {
  const field = group.closest("form").elements[group.dataset.pmNeeds];
  const update = () => {
    for (const button of group.querySelectorAll("button")) button.disabled = field.value.trim() === "";
  };
  field.addEventListener("input", update);
  // What the browser fills in by itself, and what it brings back with a page from its memory.
  field.addEventListener("change", update);
  window.addEventListener("pageshow", update);
  update();
}
