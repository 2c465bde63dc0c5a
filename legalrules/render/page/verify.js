// The check: the certificate against the rules and facts in the file, or against those that the reader has.

const part = (id) => document.getElementById(id);
const enclosed = (id) => part(id).textContent;

function show(place, kind, text, verdict) {
  const box = part(place);
  box.className = `verdict ${kind}`;
  box.replaceChildren(Object.assign(document.createElement("p"), { textContent: text }));
  if (!verdict) return;
  const told = document.createElement("dl");
  const { ending, programDigest, factsDigest: digestOfFacts } = verdict;
  const rows = [[words.ending, inPlain(ending)], [words.rules, programDigest], [words.facts, digestOfFacts]];
  for (const [name_, value] of rows) {
    told.append(Object.assign(document.createElement("dt"), { textContent: name_ }));
    told.append(Object.assign(document.createElement("dd"), { textContent: value }));
  }
  box.append(told);
}

function inPlain({ kind, outcome, reason }) {
  return words[kind].replace("{outcome}", outcome ?? "").replace("{reason}", reason ?? "");
}

/** Show that something goes on, then do it. */
function carryOut(place, work) {
  show(place, "working", words.working);
  setTimeout(async () => {
    try {
      await work();
    } catch (error) {
      show(place, "bad", words.failed.replace("{error}", String(error.message ?? error)));
    }
  }, 30);
}

function checkHere() {
  const held = { program: enclosed("program"), facts: enclosed("facts") };
  const verdict = checkCertificate(enclosed("certificate"), held);
  if (verdict.verdict === "accepted") show("here", "good", words.follows, verdict);
  else show("here", "bad", inWords(verdict, document.documentElement.lang));
}

/** What the reader holds of one kind: a digest, a file, or neither. */
async function held(kind) {
  const digest_ = part(`${kind}-digest`).value.replace(/\s/g, "").toLowerCase();
  const file = part(`${kind}-file`).files[0];
  if (digest_ && file) return { problem: words.both };
  if (digest_ && !/^[0-9a-f]{64}$/.test(digest_)) return { problem: words.no_digest };
  if (!digest_ && !file) return { problem: kind === "rules" ? words.no_rules : words.no_facts };
  return { digest: digest_ || null, document: file ? new Uint8Array(await file.arrayBuffer()) : null };
}

async function checkHeld() {
  const [rules, facts] = [await held("rules"), await held("facts")];
  const problem = rules.problem ?? facts.problem;
  if (problem) return show("held", "bad", problem);
  if (rules.digest && digest(readJson(enclosed("program"))) !== rules.digest) {
    return show("held", "bad", words.other_rules);
  }
  const program = rules.document ?? enclosed("program");
  const verdict = checkCertificate(enclosed("certificate"), { program, facts: facts.document, factsDigest: facts.digest });
  if (verdict.verdict === "accepted") return show("held", "good", words.accepted, verdict);
  return show("held", "bad", inWords(verdict, document.documentElement.lang));
}

/** Let the reader keep a document, in canonical form. */
function save(button) {
  const text = canonical(readJson(enclosed(button.dataset.save)));
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: address, download: button.dataset.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

part("check-here").addEventListener("click", () => carryOut("here", checkHere));
part("check-held").addEventListener("click", () => carryOut("held", checkHeld));
for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button));
