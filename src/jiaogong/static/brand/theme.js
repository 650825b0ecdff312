// Runs before the first paint: whoever follows the system gets its theme; whoever chose one has it from the server.
"use strict";

(() => {
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const asked = () => (root.dataset.theme === "system" ? (dark.matches ? "dark" : "light") : root.dataset.theme);
  const put = (theme) => {
    if (root.dataset.bsTheme === theme) return;
    root.dataset.bsTheme = theme;
    document.dispatchEvent(new Event("theme"));
  };
  put(asked());
  dark.addEventListener("change", () => put(asked()));
  window.addEventListener("beforeprint", () => put("light")); // charts carry their colours in themselves
  window.addEventListener("afterprint", () => put(asked()));
})();
