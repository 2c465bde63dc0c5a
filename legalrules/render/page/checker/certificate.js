// A certificate as section 7 has it, read.

const REASONS = ["conflict", "exclusive_outcomes", "obstacle", "not_delegated", "no_outcome", "open"];

function readCertificate(value) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  const version = ["legalrules-certificate/1", "legalrules-certificate/2"].indexOf(value.get("format")) + 1;
  if (!version) refuse("read", "format", quoted(value.get("format") ?? null));
  const found = members(value, ["format", "program_digest", "facts_digest", "case_type", "case", "facts", "actual",
    "attainable", "ending"]);
  const facts = members(found.facts, ["entities", "named", "closed", "facts", "withheld"]);
  const parts = { ...readParts(facts), withheld: named(facts.withheld, hexDigest) };
  return {
    version,
    programDigest: hexDigest(found.program_digest),
    factsDigest: hexDigest(found.facts_digest),
    caseType: name(found.case_type),
    case: name(found.case),
    parts,
    actual: readModel(found.actual),
    attainable: found.attainable === null ? null : readModel(found.attainable),
    ending: readEnding(found.ending),
  };
}

function readEnding(value) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  const kind = choice(value.get("kind"), ["hand_over", "decided", "complete"]);
  const found = members(value, { hand_over: ["kind", "reason"], decided: ["kind", "outcome", "follow_up"],
    complete: ["kind"] }[kind]);
  if (kind === "hand_over") choice(found.reason, REASONS);
  if (kind === "decided") {
    name(found.outcome);
    boolean(found.follow_up);
  }
  return value;
}

function readModel(value) {
  const found = members(value, ["certain", "possible"]);
  const half = (one, more) => named(one, (entries) => readEntries(entries, more));
  return { certain: half(found.certain, ["value"]), possible: half(found.possible, ["low", "high"]) };
}

function readEntries(value, more) {
  const entries = list(value, (one) => readEntry(one, more));
  if (!entries.length) refuse("read", "list", "[]");
  return areSorted(entries.map((one) => one.form)) ? entries : refuse("read", "order", quoted(value));
}

function readEntry(value, more) {
  const found = members(value, ["args", "rank"], more);
  const has = more.filter((one) => one in found).length;
  if (has !== 0 && has !== more.length) refuse("read", "member", more.join(", "));
  if (!Number.isSafeInteger(found.rank) || found.rank < 1) refuse("read", "choice", quoted(found.rank));
  const form = new Map(value);
  form.delete("rank");
  return {
    args: list(found.args, (one) => (one === null ? null : name(one))),
    rank: found.rank,
    ends: has === 0 ? null : more.map((one) => readEnd(found[one], more.length === 2)),
    form: canonical(form),
  };
}

function readEnd(value, mayBeInfinite) {
  if (mayBeInfinite && value === "-inf") return { type: null, end: BELOW, text: value };
  if (mayBeInfinite && value === "+inf") return { type: null, end: ABOVE, text: value };
  const found = scalar(value);
  return NUMERIC.includes(found.type) ? found : refuse("read", "type", quoted(value));
}
