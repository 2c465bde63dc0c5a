// Facts as section 3 has them, their digest, their admission (section 4), and what is true of them (section 5).

const FACT_ORIGINS = ["official", "reason"];

function readFacts(value) {
  const found = members(value, ["format", "entities", "named", "closed", "facts"]);
  if (found.format !== "legalrules-facts/1") refuse("read", "format", quoted(found.format));
  return readParts(found);
}

/** The members that facts and the facts of a certificate have in common. */
function readParts(found) {
  return {
    entities: named(found.entities, sortedNames),
    named: sortedNames(found.named),
    closed: sortedNames(found.closed),
    facts: named(found.facts, readStatements),
    raw: found,
  };
}

function readStatements(value) {
  const statements = list(value, readStatement);
  if (!statements.length) refuse("read", "list", "[]");
  return areSorted(statements.map((one) => one.form)) ? statements : refuse("read", "order", quoted(value));
}

function readStatement(value) {
  const found = members(value, ["args", "source", "date"], ["truth", "value", ...FACT_ORIGINS]);
  if ("truth" in found === "value" in found) refuse("read", "member", "truth, value");
  if ("official" in found !== "reason" in found) refuse("read", "member", FACT_ORIGINS.join(", "));
  if ("reason" in found && !isName(found.reason, 2000)) refuse("read", "reason", quoted(found.reason));
  if ("official" in found) name(found.official);
  date(found.date);
  return {
    args: list(found.args, name),
    truth: "truth" in found ? boolean(found.truth) : null,
    scalar: "value" in found ? scalar(found.value) : null,
    source: name(found.source),
    isReasoned: "reason" in found,
    form: canonical(value),
  };
}

/** The digest of facts, some of which may be known by their digest only. */
function factsDigest(parts, withheld = new Map()) {
  const digests = new Map(withheld);
  for (const [id, statements] of parts.raw.facts) digests.set(id, digest(statements));
  const { entities, named: all, closed } = parts.raw;
  return digest(object({ format: "legalrules-facts/1", entities, named: all, closed, predicates: digests }));
}

const statedAs = (one) => (one.scalar ? `${one.scalar.type} ${one.scalar.text}` : String(one.truth));
const leadingOf = (args) => JSON.stringify(args.slice(0, -1));

/** Refuse what the program does not admit. */
function admit(program, parts, withheld) {
  const failed = (found, code = "admission") => refuse("admission", code, quoted(found));
  const sorts = [...parts.entities.keys()];
  if (sorts.length !== program.sorts.length || !sorts.every((sort) => program.sorts.includes(sort))) failed(sorts);
  for (const sort of parts.named) if (!program.sorts.includes(sort)) failed(sort);
  for (const id of parts.closed) if (!program.predicates.get(id)?.closable) failed(id);
  for (const id of withheld.keys()) if (program.predicates.get(id)?.derived ?? true) failed(id);
  const things = new Map([...parts.entities].map(([sort, names]) => [sort, new Set(names)]));
  for (const [id, statements] of parts.facts) {
    const predicate = program.predicates.get(id);
    if (!predicate || predicate.derived) failed(id);
    for (const one of statements) {
      if (!isAdmitted(one, predicate, things)) failed(one.form);
      if (!predicate.sources.includes(one.source)) failed(one.source, "source");
    }
    for (const group of contradictions(predicate, statements, (one) => one.source)) {
      failed(group[0].form, "contradiction");
    }
  }
}

function isAdmitted(one, { args, type, origin }, things) {
  const fits = one.args.length === args.length && one.args.every((arg, i) => things.get(args[i]).has(arg));
  const says = type ? one.scalar !== null && isOfType(one.scalar, type) : one.scalar === null;
  return fits && says && one.isReasoned === (origin === "judgement");
}

/** Groups of statements that contradict one another, among those that `apart` does not tell apart. */
function* contradictions({ functional }, statements, apart = () => "") {
  const group = (key, among) => {
    const groups = new Map();
    for (const one of among) {
      const of = JSON.stringify([key(one), apart(one)]);
      if (!groups.has(of)) groups.set(of, []);
      groups.get(of).push(one);
    }
    return groups.values();
  };
  for (const same of group((one) => one.args, statements)) if (new Set(same.map(statedAs)).size > 1) yield same;
  if (!functional) return;
  for (const siblings of group((one) => leadingOf(one.args), statements.filter((one) => one.truth))) {
    if (new Set(siblings.map((one) => JSON.stringify(one.args))).size > 1) yield siblings;
  }
}

/** The things of a case, and the truth of what is stated of them. A thing is a number; the last is the unnamed. */
class Stated {
  constructor(program, type, slice, parts) {
    Object.assign(this, { program, type, closed: new Set(parts.closed), conflict: false });
    this.things = new Map();
    for (const [sort, names] of parts.entities) {
      const numbers = new Map(names.map((one, i) => [one, i]));
      this.things.set(sort, { names, numbers, size: names.length + (parts.named.includes(sort) ? 0 : 1) });
    }
    this.predicates = new Map();
    for (const id of slice.predicates) {
      const predicate = program.predicates.get(id);
      if (!predicate.derived) this.predicates.set(id, this.gather(id, predicate, parts.facts.get(id) ?? []));
    }
  }

  numbered(predicate, args) {
    return args.map((arg, i) => this.things.get(predicate.args[i]).numbers.get(arg));
  }

  gather(id, predicate, statements) {
    const aside = new Set();
    for (const group of contradictions(predicate, statements)) {
      this.conflict = true;
      for (const one of group) aside.add(one);
    }
    const made = { predicate, said: new Map(), aside: new Map(), taken: new Set(), free: false };
    made.free = predicate.sources.some((source) => this.type.applicant.has(source));
    made.closed = this.closed.has(id);
    for (const one of statements) {
      const args = this.numbered(predicate, one.args);
      if (aside.has(one)) made.aside.set(args.join(), args);
    }
    for (const one of statements) {
      const args = this.numbered(predicate, one.args);
      if (made.aside.has(args.join())) continue;
      made.said.set(args.join(), { args, says: one.scalar ?? one.truth });
      if (predicate.functional && one.truth) made.taken.add(args.slice(0, -1).join());
    }
    return made;
  }

  /** True, false, or null where it is open. */
  truth(found, args) {
    const key = args.join();
    if (found.aside.has(key)) return null;
    const said = found.said.get(key);
    if (said) return said.says;
    if (found.closed) return false;
    return found.predicate.functional && found.taken.has(args.slice(0, -1).join()) ? false : null;
  }

  /** Whether an open statement about these things is the applicant's to answer in that reading. */
  isFree(found, args, reading) {
    return reading === "attainable" && found.free && !found.aside.has(args.join());
  }

  holds(id, args, reading, half) {
    const found = this.predicates.get(id);
    const truth = this.truth(found, args);
    if (truth !== null) return truth;
    return (half === "certain") === this.isFree(found, args, reading);
  }

  /** The things of which it holds, or null where that would be all but some. */
  tuples(id, reading, half) {
    const found = this.predicates.get(id);
    const openHolds = (half === "certain") === (reading === "attainable" && found.free);
    if (openHolds && !found.closed) return null;
    const trues = [...found.said.values()].filter((one) => one.says).map((one) => one.args);
    return half === "possible" ? [...trues, ...found.aside.values()] : trues;
  }

  /** The value of a stated attribute, or null where it is open. */
  value(found, args) {
    return found.said.get(args.join())?.says ?? null;
  }
}
