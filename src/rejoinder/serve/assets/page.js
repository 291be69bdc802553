// Only a convenience: j and k step through the facts, Escape lets go. All else is HTML and CSS.
(() => {
  const links = [...document.querySelectorAll(".fact .number")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
    const here = links.findIndex((link) => link.closest(".fact").contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      const next = event.key === "j" ? here + 1 : Math.max(here, 1) - 1;
      if (links[next]) {
        links[next].focus();
        links[next].closest(".fact").scrollIntoView({ block: "nearest" });
      }
    } else if (event.key === "Escape") {
      document.activeElement.blur();
    }
  });
})();
