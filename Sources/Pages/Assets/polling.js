// Pages that wait for something ask how it stands.

import { sayLoginEnded } from "./kept.js";

const first = 2000;
const slowest = 10000;

// Asks an address, ever more seldom, while the page waits for something and is looked at. `hear` is given each answer;
// where it returns true, nothing more is asked.
export function poll(address, hear, isWaiting = () => true) {
  let delay = first;
  const ask = async () => {
    if (!isWaiting()) {
      delay = first;
    } else if (document.visibilityState === "visible") {
      try {
        if (await hear(await fetch(address, { headers: { Accept: "application/json" } }))) return;
      } catch {
        // The next time will tell.
      }
      delay = Math.min(delay * 1.1, slowest);
    }
    setTimeout(ask, delay);
  };
  setTimeout(ask, delay);
}

// A page is loaded again when the state that it asks for is none of those it waits in. Where the login has ended
// meanwhile, or is another one, it says so and asks no more.
export function watchState() {
  const place = document.querySelector("[data-pm-poll]");
  if (!place) return;
  const { pmPoll, pmPollKey, pmPollState } = place.dataset;
  poll(pmPoll, async (answer) => {
    if (answer.status === 403) {
      sayLoginEnded(place);
      return true;
    }
    const state = answer.ok ? (await answer.json())[pmPollKey] : undefined;
    if (state === undefined || pmPollState.split(" ").includes(String(state))) return false;
    location.reload();
    return true;
  });
}
