// Search in the index that MkDocs writes, in the browser. A citation ("9 kap. 4 §", "9:4", "PBL 9:4") finds its section
// first; other words are found by their beginnings, all of them, in titles before texts. Numbers are the same with and
// without ",0", and m2, m² and kvm are one unit.
(function () {
  "use strict";
  var script = document.currentScript;
  var input, list, count, entries = null, waiting = null, titles = {};

  function normal(text) {
    return text.toLowerCase().replace(/\u00a0/g, " ").replace(/m²|\bkvm\b/g, "m2").replace(/m³/g, "m3")
      .replace(/([0-9]),0(?![0-9])/g, "$1").replace(/([0-9])(m2|m3|kw|m)\b/g, "$1 $2");
  }
  function words(text) {
    return normal(text).split(/[^0-9a-zåäöéü:,§]+/).map(function (word) {
      return word.replace(/^[,:]+|[,:]+$/g, "");
    }).filter(Boolean);
  }
  function citation(query) {
    var text = query.trim().toLowerCase().replace(/\s+/g, " ");
    var found = text.match(/^(?:([a-zåäö]+[0-9]?) )?([0-9]+) ?(?:kap\.?|:) ?([0-9]+) ?([a-z])?(?: ?§)?(?:[ ,].*)?$/);
    if (found) { return { statute: found[1] || "", term: found[2] + ":" + found[3] + (found[4] || "") }; }
    found = text.match(/^([0-9]+) ?([a-z])? ?§$/);
    return found ? { statute: "", term: found[1] + (found[2] || "") } : null;
  }
  // MkDocs lists a page whole, and then each of its sections: a page stands here for what is above its first section.
  function prepared(docs) {
    var above = {}, divided = {};
    docs.forEach(function (doc) {
      var page = doc.location.split("#")[0];
      if (page === doc.location) { titles[page] = doc.title; return; }
      if (doc.title === titles[page] && !(page in above)) { above[page] = doc.text; } else { divided[page] = true; }
    });
    return docs.filter(function (doc) {
      var page = doc.location.split("#")[0];
      return page === doc.location || doc.title !== titles[page];
    }).map(function (doc) {
      var text = divided[doc.location] ? above[doc.location] || "" : doc.text;
      var body = words(text), cited = text.match(/Sökord\s*:\s*([^\n]*)/);
      var terms = cited ? cited[1].split(", ").map(function (one) { return one.trim().toLowerCase(); }) : [];
      return {
        doc: doc, text: text, title: words(doc.title), body: body, terms: terms,
        searched: terms.map(function (one) { return words(one).join(" "); }),
        phrase: " " + body.join(" ") + " "
      };
    });
  }
  function begins(listed, word) {
    return listed.some(function (one) { return one.indexOf(word) === 0; });
  }
  function score(entry, asked, phrase) {
    var points = 0;
    for (var at = 0; at < asked.length; at += 1) {
      var word = asked[at], numeric = /^[0-9]/.test(word);
      var inTitle = numeric ? entry.title.indexOf(word) >= 0 : begins(entry.title, word);
      var inBody = numeric ? entry.body.indexOf(word) >= 0 : begins(entry.body, word);
      if (!inTitle && !inBody) { return 0; }
      points += inTitle ? 6 : 1;
    }
    if (entry.phrase.indexOf(" " + phrase + " ") >= 0) { points += 8; }
    if (entry.title.join(" ").indexOf(phrase) === 0) { points += 10; }
    if (entry.searched.indexOf(phrase) >= 0) { points += 20; }
    return points;
  }
  function find(query) {
    var cited = citation(query);
    if (cited) {
      var exact = entries.filter(function (entry) {
        var named = cited.statute ? cited.statute + " " + cited.term : cited.term;
        return entry.terms.indexOf(named) >= 0;
      });
      if (exact.length) { return exact; }
    }
    var asked = words(query).filter(function (word) { return word !== "§"; });
    if (!asked.length) { return []; }
    var phrase = asked.join(" ");
    return entries.map(function (entry, order) {
      return { entry: entry, order: order, points: score(entry, asked, phrase) };
    }).filter(function (hit) { return hit.points > 0; }).sort(function (a, b) {
      return b.points - a.points || a.order - b.order;
    }).map(function (hit) { return hit.entry; });
  }
  function excerpt(entry, query) {
    var text = entry.text.replace(/\s+/g, " "), asked = words(query), low = normal(text), at = -1;
    for (var n = 0; n < asked.length && at < 0; n += 1) { at = low.indexOf(asked[n]); }
    var start = at > 90 ? text.lastIndexOf(" ", at - 60) + 1 : 0;
    return (start ? "… " : "") + text.slice(start, start + 150) + (text.length > start + 150 ? " …" : "");
  }
  function pageTitle(entry) {
    var page = entry.doc.location.split("#")[0];
    if (page === entry.doc.location) { return ""; }
    return titles[page] || "";
  }
  function show() {
    var query = input.value.trim();
    list.textContent = "";
    if (!query) { list.hidden = true; count.textContent = ""; return; }
    var hits = find(query);
    count.textContent = hits.length === 1 ? "1 träff" : hits.length + " träffar";
    list.hidden = !hits.length;
    hits.slice(0, 15).forEach(function (entry) {
      var item = document.createElement("li"), link = document.createElement("a");
      var name = document.createElement("b"), text = document.createElement("span");
      var root = script.getAttribute("data-root").replace(/\/?$/, "/");
      link.href = root + entry.doc.location;
      var page = pageTitle(entry);
      name.textContent = page ? page + " › " + entry.doc.title : entry.doc.title;
      text.textContent = excerpt(entry, query);
      link.appendChild(name); link.appendChild(text); item.appendChild(link); list.appendChild(item);
    });
  }
  function ready() {
    if (!waiting) {
      waiting = fetch(script.getAttribute("data-index")).then(function (answer) { return answer.json(); })
        .then(function (index) { entries = prepared(index.docs); });
    }
    return waiting;
  }
  function start() {
    input = document.getElementById("sok"); list = document.getElementById("traffar"); count = document.getElementById("antal");
    if (!input) { return; }
    input.addEventListener("input", function () { ready().then(show); });
    input.addEventListener("focus", ready);
    input.form.addEventListener("submit", function (event) {
      event.preventDefault();
      ready().then(function () { show(); var first = list.querySelector("a"); if (first) { first.focus(); } });
    });
    input.form.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { list.hidden = true; input.focus(); return; }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
      var links = Array.prototype.slice.call(list.querySelectorAll("a"));
      if (!links.length) { return; }
      event.preventDefault();
      var at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      (at < 0 ? input : links[Math.min(at, links.length - 1)]).focus();
    });
    document.addEventListener("click", function (event) {
      if (!input.form.contains(event.target)) { list.hidden = true; }
    });
    var asked = new URLSearchParams(window.location.search).get("q");
    if (asked) { input.value = asked; ready().then(show); }
  }
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
