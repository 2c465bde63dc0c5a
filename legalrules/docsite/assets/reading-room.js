// The switch between Swedish and English, kept for the next page; places that lie folded open when linked to.
(function () {
  "use strict";
  var root = document.documentElement;
  function remembered() {
    try { return window.localStorage.getItem("legalrules-language"); } catch (_) { return null; }
  }
  function choose(language) {
    root.setAttribute("data-language", language);
    try { window.localStorage.setItem("legalrules-language", language); } catch (_) { /* private window */ }
    document.querySelectorAll("[data-switch-language]").forEach(function (button) {
      button.textContent = language === "en" ? "Svenska" : "In English";
      button.setAttribute("lang", language === "en" ? "sv" : "en");
    });
  }
  function reveal() {
    var name = decodeURIComponent(window.location.hash.slice(1));
    var target = name && document.getElementById(name);
    if (!target) { return; }
    var inner = target.querySelector(":scope > details");
    if (inner && !target.closest(".lr-rule")) { inner.open = true; }
    var folded = false;
    for (var at = target.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS" && !at.open) { at.open = true; folded = true; }
    }
    if (folded || inner) { target.scrollIntoView(); }
  }
  // What can be scrolled sideways can be reached, and so scrolled, with the keyboard.
  function reachable() {
    document.querySelectorAll("main pre, main table").forEach(function (block) {
      if (block.scrollWidth > block.clientWidth && !block.closest(".lr-scroll")) { block.setAttribute("tabindex", "0"); }
    });
  }
  function start() {
    reachable();
    window.addEventListener("resize", reachable);
    if (!document.querySelector("[data-switch-language]") && document.querySelector(".en")) {
      var place = document.querySelector("h1");
      var button = document.createElement("button");
      button.type = "button";
      button.className = "lr-switch";
      button.setAttribute("data-switch-language", "");
      if (place) { place.insertAdjacentElement("afterend", button); }
    }
    choose(remembered() === "en" ? "en" : "sv");
    document.querySelectorAll("[data-switch-language]").forEach(function (button) {
      button.addEventListener("click", function () {
        choose(root.getAttribute("data-language") === "en" ? "sv" : "en");
      });
    });
    reveal();
    window.addEventListener("hashchange", reveal);
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
