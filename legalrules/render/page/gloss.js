// What a cited place means, shown beside it while it is pointed at or has the keyboard, until Escape.

let shownGloss = null;

function showGloss(place) {
  const gloss = document.getElementById(place.getAttribute("aria-describedby"));
  if (!gloss || gloss === shownGloss) return;
  hideGloss();
  gloss.hidden = false;
  shownGloss = gloss;
  const [at, page] = [place.getBoundingClientRect(), document.documentElement];
  const left = Math.max(8, Math.min(at.left, page.clientWidth - gloss.offsetWidth - 8));
  const below = at.bottom + gloss.offsetHeight + 8 <= page.clientHeight || at.top < gloss.offsetHeight + 8;
  gloss.style.left = `${left + scrollX}px`;
  // It touches the place, so that the pointer can go over to it without leaving both.
  gloss.style.top = `${(below ? at.bottom : at.top - gloss.offsetHeight) + scrollY}px`;
}

function hideGloss() {
  if (shownGloss) shownGloss.hidden = true;
  shownGloss = null;
}

const placeOf = (event) => event.target.closest?.(".place");
document.addEventListener("pointerover", (event) => {
  const place = placeOf(event);
  if (place) showGloss(place);
  else if (!event.target.closest?.(".gloss") && !placeOf({ target: document.activeElement })) hideGloss();
});
document.addEventListener("focusin", (event) => {
  const place = placeOf(event);
  if (place) showGloss(place);
  else hideGloss();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hideGloss();
});
addEventListener("resize", hideGloss);
