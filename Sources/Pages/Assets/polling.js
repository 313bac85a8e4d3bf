// A page that waits for something asks for its state, and is loaded again when that is none of those it waits in.

const first = 2000;
const slowest = 10000;

export function watchState() {
  const place = document.querySelector("[data-pm-poll]");
  if (!place) return;
  let delay = first;
  const ask = async () => {
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch(place.dataset.pmPoll, { headers: { Accept: "application/json" } });
        const state = await answer.json();
        const now = answer.ok ? state[place.dataset.pmPollKey] : undefined;
        if (now !== undefined && !place.dataset.pmPollState.split(" ").includes(String(now))) {
          location.reload();
          return;
        }
      } catch {
        // The next time will tell.
      }
      delay = Math.min(delay * 1.1, slowest);
    }
    setTimeout(ask, delay);
  };
  setTimeout(ask, delay);
}
