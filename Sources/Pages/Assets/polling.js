// A page that waits for something asks for its state, and is loaded again when that is none of those it waits in. Where
// the login has ended meanwhile, or is another one, it says so and asks no more.

import { sayLoginEnded } from "./kept.js";

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
        if (answer.status === 403) return sayLoginEnded(place);
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
