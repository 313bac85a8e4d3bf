// Tells the editor's site around the page, or the one that opened its window, what happens here. Only origins of that
// editor receive it; the page knows them from the server.

export function tellEmbedder() {
  const { pmOrigins, pmIdentifier: identifier, pmStep: step } = document.body.dataset;
  const framed = window.parent !== window;
  const other = framed ? window.parent : window.opener;
  if (!pmOrigins || !other) return;
  const origins = likely(pmOrigins.split(" "));
  const tell = (type, more = {}) => {
    // The browser drops a message whose origin is not the other window's.
    for (const origin of origins) other.postMessage({ type: `passemarche:${type}`, identifier, ...more }, origin);
  };

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

// Where the browser says who is around the page, the others need not be tried, which its console would complain about.
function likely(origins) {
  const around = origins.filter((origin) => origin === location.ancestorOrigins?.[0]);
  return around.length > 0 ? around : origins;
}
