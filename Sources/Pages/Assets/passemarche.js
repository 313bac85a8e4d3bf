// What the pages do better with a script than without. Each part looks for what it serves and leaves the rest alone.

import { watchChoices, copyButtons, focusMistakes, sendOnce } from "./controls.js";
import { autosave } from "./autosave.js";
import { uploads, watchScans } from "./uploads.js";
import { watchState } from "./polling.js";
import { tellEmbedder } from "./embedding.js";

sendOnce();
watchChoices();
copyButtons();
focusMistakes();
// In this order: what the first holds back, the second leaves alone.
autosave();
uploads();
watchScans();
watchState();
tellEmbedder();
