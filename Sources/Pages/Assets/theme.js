// Runs before the page is drawn, so that whoever reads in the dark is not dazzled first. The design system's own script
// comes later and takes over; it keeps the choice under the same name.
{
  let scheme = null;
  try {
    scheme = localStorage.getItem("scheme");
  } catch {
    // Storage is refused to some frames: the system decides.
  }
  const dark = scheme === "dark" || (scheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-fr-theme", dark ? "dark" : "light");
}
