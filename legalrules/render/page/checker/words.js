// What a refusal says: the step, what was found, and what is required, in Swedish and English.

const STEPS = ["read", "program", "facts", "admission", "actual", "ending", "attainable"];

class Refusal extends Error {
  constructor(step, code, found) {
    super(`${step}: ${code}: ${found}`);
    Object.assign(this, { step, code, found });
  }
}

/** Stop at the first failure. */
function refuse(step, code, found = "") {
  throw new Refusal(step, code, found);
}

/** Text of a document as it is shown: bounded, and on one line. */
function quoted(text) {
  const whole = typeof text === "string" ? text : canonical(text ?? null);
  const line = whole.replace(/[\p{C}\p{Z}]+/gu, " ");
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}

const STEP_NAMES = {
  sv: {
    read: "läsningen", program: "reglerna", facts: "uppgifterna", admission: "prövningen av uppgifterna",
    actual: "slutsatserna", ending: "utgången", attainable: "vad kompletteringar kan ge",
  },
  en: {
    read: "reading", program: "the rules", facts: "the facts", admission: "admission of the facts",
    actual: "the conclusions", ending: "the ending", attainable: "what answers could give",
  },
};

// Code: what is required, in Swedish and in English.
const REQUIRED = {
  size: ["högst 50 miljoner tecken", "at most 50 million characters"],
  utf8: ["text i UTF-8", "text in UTF-8"],
  json: ["JSON enligt RFC 8259", "JSON as in RFC 8259"],
  number: ["ett heltal med ett belopp under 2^53", "an integer of absolute value below 2^53"],
  surrogate: ["hela tecken, inga lösa surrogat", "whole characters, no lone surrogates"],
  depth: ["högst 40 nivåer", "at most 40 levels"],
  duplicate: ["varje medlem en gång", "each member once"],
  member: ["just de medlemmar som formatet har", "exactly the members that the format has"],
  object: ["ett objekt", "an object"],
  list: ["en lista", "a list"],
  string: ["en text", "a string"],
  name: ["ett namn: 1–200 tecken, NFC, inga styrtecken", "a name: 1 to 200 characters, NFC, no control characters"],
  reason: ["ett skäl: 1–2 000 tecken på en rad, NFC", "a reason: 1 to 2,000 characters on one line, NFC"],
  boolean: ["true eller false", "true or false"],
  decimal: ["ett decimaltal av högst 40 siffror i kortaste form", "a decimal of at most 40 digits in shortest form"],
  integer: ["ett heltal av högst 40 siffror", "an integer of at most 40 digits"],
  date: ["en dag ÅÅÅÅ-MM-DD mellan år 1000 och 9999", "a day YYYY-MM-DD of the years 1000 to 9999"],
  digest: ["64 hexadecimala siffror", "64 hexadecimal digits"],
  choice: ["ett av de värden som formatet har", "one of the values that the format has"],
  different: ["alla olika", "all different"],
  order: ["sorterat, inget två gånger", "sorted, nothing twice"],
  format: ["format version 1 eller 2", "format version 1 or 2"],
  version: ["program och certifikat av samma version", "program and certificate of one version"],
  unknown: ["ett namn som programmet har", "a name that the program has"],
  arity: ["argument av rätt antal och sort", "arguments of the right number and sorts"],
  type: ["rätt typ och enhet", "the right type and unit"],
  unsafe: ["variabler bundna av ett villkor som ska gälla", "variables bound by a positive literal"],
  variables: ["högst 1 000 variabler i en regel", "at most 1,000 variables in a rule"],
  each: ["en egen variabel som står i aggregatets atom", "a variable of its own that stands in the atom"],
  divisor: ["en nämnare som inte kan vara 0", "a divisor that cannot be 0"],
  calendar: ["en kalender", "a calendar"],
  bounds: ["min högst lika med max", "min not above max"],
  share: ["en andel från 0 till 1", "a share from 0 to 1"],
  predicate: ["ett predikat som reglerna här tillåter", "a predicate of the kind allowed here"],
  stratified: ["regler utan krets genom nekande", "rules without a cycle through negation"],
  program_digest: ["digesten av de regler som hålls", "the digest of the program held"],
  facts_digest: ["digesten av certifikatets uppgifter", "the digest of the certificate's facts"],
  held_facts: ["de uppgifter som hålls", "the facts held"],
  shown: ["just de uppgifter som reglerna kan läsa", "exactly the facts that the rules can read"],
  admission: ["uppgifter som programmet tillåter", "facts that the program admits"],
  source: ["en källa som får ange uppgiften", "a source that may state it"],
  contradiction: ["en källa som inte motsäger sig själv", "a source that does not contradict itself"],
  range: ["ett resultat inom 40 siffror, kalendern och år 1000–9999",
    "a result within 40 digits, the calendar and the years 1000 to 9999"],
  missing: ["slutsatsen i certifikatet", "the conclusion in the certificate"],
  unfounded: ["en regel som ger slutsatsen", "a rule that gives the conclusion"],
  rank: ["den minsta rangen", "the least rank"],
  entry: ["en slutsats inom reglerna, ärendets saker och typen", "an entry within the slice, the domain and the type"],
  case: ["ett ärende av ärendetypens sort", "a case of the case type's sort"],
  day: ["en känd beslutsdag", "a known day of decision"],
  ending: ["utgången enligt tabellen", "the ending by the table"],
  absent: ["ingen modell av vad svar kan ge", "no model of what answers could give"],
  present: ["en modell av vad svar kan ge", "a model of what answers could give"],
  work: ["högst 200 miljoner steg", "at most 200 million steps"],
  both: ["uppgifter eller deras digest, inte båda", "facts or their digest, not both"],
};

/** A verdict in words. */
function inWords(verdict, language) {
  const swedish = language === "sv";
  const required = verdict.code ? REQUIRED[verdict.code][swedish ? 0 : 1] : "";
  switch (verdict.verdict) {
    case "accepted": return swedish ? "godkänt" : "accepted";
    case "consistent": return swedish ? "stämmer, men uppgifterna är inte prövade" : "consistent, facts not checked";
    case "unusable": return swedish
      ? `oanvändbart: fann ${verdict.found || "inget"}, krävs ${required}`
      : `unusable: found ${verdict.found || "nothing"}, required ${required}`;
    default: return swedish
      ? `underkänt i ${STEP_NAMES.sv[verdict.step]}: fann ${verdict.found || "inget"}, krävs ${required}`
      : `refused at ${STEP_NAMES.en[verdict.step]}: found ${verdict.found || "nothing"}, required ${required}`;
  }
}
