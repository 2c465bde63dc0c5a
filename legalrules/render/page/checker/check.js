// The checker (section 9): a certificate, a program, and facts or their digest or neither, to a verdict.

/**
 * The verdict, as {verdict, step, code, found, ending, programDigest, factsDigest}: `accepted`, `consistent`,
 * `refused`, or `unusable` where what the checker holds cannot be used. Documents are bytes or texts.
 */
function checkCertificate(certificate, { program, facts = null, factsDigest: held = null }) {
  let owned;
  try {
    if (facts !== null && held !== null) refuse("read", "both");
    owned = {
      program: readProgram(readJson(program)),
      facts: facts === null ? null : readFacts(readJson(facts)),
      digest: held === null ? null : hexDigest(held),
    };
  } catch (error) {
    return failure(error, "unusable");
  }
  try {
    return checked(readCertificate(readJson(certificate)), owned);
  } catch (error) {
    return failure(error, "refused");
  }
}

function failure(error, verdict) {
  if (!(error instanceof Refusal)) throw error;
  return { verdict, step: error.step, code: error.code, found: error.found };
}

function checked(certificate, owned) {
  const { program, facts, digest: held } = owned;
  const type = checkProgram(certificate, program);
  const slice = sliceOf(program, type);
  checkFacts(certificate, owned, slice);
  admit(program, facts ?? certificate.parts, certificate.parts.withheld);
  const stated = new Stated(program, type, slice, certificate.parts);
  const actual = new Model("actual", stated, slice, certificate.actual);
  actual.check();
  const thing = checkCase(certificate, stated, type);
  let ending = settledEnding(type, actual, thing, certificate.factsDigest);
  if (ending !== null) {
    checkEnding(certificate, ending);
    if (certificate.attainable !== null) refuse("attainable", "absent");
  } else {
    if (certificate.attainable === null) refuse("attainable", "present", "null");
    const attainable = new Model("attainable", stated, slice, certificate.attainable);
    attainable.check();
    ending = openEnding(type, attainable, thing);
    checkEnding(certificate, ending);
  }
  return {
    verdict: facts !== null || held !== null ? "accepted" : "consistent",
    ending: Object.fromEntries(ending),
    programDigest: certificate.programDigest,
    factsDigest: certificate.factsDigest,
  };
}

function checkProgram(certificate, program) {
  if (certificate.programDigest !== program.digest) refuse("program", "program_digest", certificate.programDigest);
  if (certificate.version !== program.version) refuse("program", "version", `${certificate.version}`);
  return program.caseTypes.get(certificate.caseType) ?? refuse("program", "unknown", quoted(certificate.caseType));
}

function checkFacts(certificate, { facts, digest: held }, slice) {
  const { parts } = certificate;
  if (factsDigest(parts, parts.withheld) !== certificate.factsDigest) {
    refuse("facts", "facts_digest", certificate.factsDigest);
  }
  const required = facts === null ? held : factsDigest(facts);
  if (required !== null && required !== certificate.factsDigest) refuse("facts", "held_facts", certificate.factsDigest);
  const isShown = (id) => slice.predicates.has(id);
  for (const id of parts.facts.keys()) if (!isShown(id) || parts.withheld.has(id)) refuse("facts", "shown", quoted(id));
  for (const id of parts.withheld.keys()) if (isShown(id)) refuse("facts", "shown", quoted(id));
  if (facts === null) return;
  for (const [id, statements] of facts.facts) {
    const own = parts.facts.get(id);
    if (own && canonical(own.map((one) => one.form)) !== canonical(statements.map((one) => one.form))) {
      refuse("facts", "held_facts", quoted(id));
    }
  }
}

/** The thing that the case is; its day of decision is known. */
function checkCase(certificate, stated, type) {
  const thing = stated.things.get(type.sort).numbers.get(certificate.case);
  if (thing === undefined) refuse("ending", "case", quoted(certificate.case));
  if (!stated.value(stated.predicates.get(type.day), [thing])) refuse("ending", "day", quoted(type.day));
  return thing;
}

function checkEnding(certificate, ending) {
  if (canonical(ending) !== canonical(certificate.ending)) refuse("ending", "ending", quoted(certificate.ending));
}
