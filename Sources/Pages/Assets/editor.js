// The demonstration platform: opens the service in a window of its own, gives its frame the height it asks for, and
// shows the messages that the service's pages send. Only messages from the service's origin count.

const service = document.body.dataset.pmService;
const frame = document.querySelector(".pm-editor-frame");
const board = document.querySelector("[data-pm-messages]");

for (const button of document.querySelectorAll("[data-pm-action=popup]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.open(button.dataset.pmTarget, "passemarche", "width=1100,height=850"));
}

function show(text) {
  if (!board) return;
  board.hidden = false;
  const item = document.createElement("li");
  item.textContent = `${new Date().toLocaleTimeString("fr-FR")} ${text}`;
  const list = board.querySelector("ul");
  list.append(item);
  while (list.children.length > 20) list.firstChild.remove();
}

window.addEventListener("message", (event) => {
  if (event.origin !== service || typeof event.data !== "object" || event.data === null) return;
  const { type, identifier, height, step } = event.data;
  switch (type) {
    case "passemarche:resize":
      if (frame && Number.isFinite(height)) frame.style.height = `${Math.min(Math.max(height, 300), 20000)}px`;
      break;
    case "passemarche:step":
      show(`étape « ${step} » de ${identifier}`);
      break;
    case "passemarche:completed":
      show(`${identifier} est finalisé`);
      break;
  }
});
