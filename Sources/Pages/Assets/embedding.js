// Tells the editor's site around the page, or the one that opened its window, what happens here. Only that site's origin
// receives it; the page knows it from the server.

export function tellEmbedder() {
  const { pmOrigin: origin, pmIdentifier: identifier, pmStep: step } = document.body.dataset;
  const framed = window.parent !== window;
  const other = framed ? window.parent : window.opener;
  if (!origin || !other) return;
  const tell = (type, more = {}) => other.postMessage({ type: `passemarche:${type}`, identifier, ...more }, origin);

  if (framed) {
    let told = 0;
    const resize = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height !== told) {
        told = height;
        tell("resize", { height });
      }
    };
    new ResizeObserver(resize).observe(document.body);
    resize();
  }
  if (step) tell("step", { step });
  if ("pmCompleted" in document.body.dataset) tell("completed");
}
