// The steps as a tree for the keyboard: one step at a time has the focus, and arrows lead from step to step.
// It is made of lists and details as they stand, so that a page without scripts folds and unfolds too.

const words = JSON.parse(document.getElementById("words").textContent);

/** The line of a step: its summary, or what stands in the place of one. */
const lineOf = (item) => item.querySelector(":scope > details > summary, :scope > .leaf");
const detailsOf = (line) => (line.tagName === "SUMMARY" ? line.parentElement : null);
const isShown = (line) => line.checkVisibility({ contentVisibilityAuto: false });

function setUpTree(tree) {
  const lines = [...tree.querySelectorAll("li")].map(lineOf);
  for (const line of lines) line.tabIndex = -1;
  if (lines.length) lines[0].tabIndex = 0;
  tree.addEventListener("keydown", (event) => onKey(event, tree, lines));
  tree.addEventListener("focusin", (event) => {
    const line = event.target.closest("summary, .leaf");
    if (line && event.target === line) rove(lines, line);
  });
  tree.before(toolbar(tree));
}

/** Only this line is reached by Tab from now on. */
function rove(lines, line) {
  for (const other of lines) other.tabIndex = other === line ? 0 : -1;
}

function onKey(event, tree, lines) {
  const line = event.target.closest("summary, .leaf");
  if (!line || event.altKey || event.ctrlKey || event.metaKey) return;
  const shown = lines.filter(isShown);
  const target = targetOf(event.key, line, shown);
  if (target === undefined) return;
  event.preventDefault();
  target?.focus();
}

/** Where a key leads from a line; null if nowhere but the key was meant for the tree, undefined if it was not. */
function targetOf(key, line, shown) {
  const [at, details] = [shown.indexOf(line), detailsOf(line)];
  switch (key) {
    case "ArrowDown": return shown[at + 1] ?? null;
    case "ArrowUp": return shown[at - 1] ?? null;
    case "Home": return shown[0];
    case "End": return shown[shown.length - 1];
    case "ArrowRight":
      if (!details) return null;
      if (details.open) return shown[at + 1] ?? null;
      details.open = true;
      return null;
    case "ArrowLeft": {
      if (details?.open) {
        details.open = false;
        return null;
      }
      const above = line.closest("li").parentElement.closest("li");
      return above ? lineOf(above) : null;
    }
    default: return undefined;
  }
}

function toolbar(tree) {
  const bar = Object.assign(document.createElement("div"), { className: "tools" });
  for (const [word, open] of [["open", true], ["close", false]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words[word] });
    button.addEventListener("click", () => {
      for (const details of tree.querySelectorAll("details")) details.open = open;
    });
    bar.append(button);
  }
  // Said once: every tree is walked in the same way.
  const isFirst = !document.querySelector(".hint");
  if (isFirst) bar.append(Object.assign(document.createElement("span"), { className: "hint", textContent: words.keys }));
  return bar;
}

/** Open whatever hides the step that the address names. */
function reveal() {
  const step = location.hash.startsWith("#") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!step || !step.closest(".steps")) return;
  for (let one = step.parentElement.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
  step.scrollIntoView({ block: "center" });
  lineOf(step)?.focus({ preventScroll: true });
}

const trees = document.querySelectorAll("ul.steps");
for (const tree of trees) if (tree.querySelector("details")) setUpTree(tree);
addEventListener("hashchange", reveal);
// A link to the step that the address already names changes nothing, but may have to open it again.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) setTimeout(reveal);
});
reveal();

// On paper nothing can be opened: all of it stands open there.
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll(".steps details:not([open])")];
  for (const details of closed) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
});
