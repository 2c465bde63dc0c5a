// A program as section 2 has it: read, typed and stratified.

const MOST_VARIABLES = 1000;
const NUMERIC = ["decimal", "integer", "date"];

/** The program of a JSON value. Refuses at `read` whatever is badly formed, badly typed or not stratified. */
function readProgram(value) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  const version = ["legalrules-program/1", "legalrules-program/2"].indexOf(value.get("format")) + 1;
  if (!version) refuse("read", "format", quoted(value.get("format") ?? null));
  const needed = ["format", "sorts", "predicates", "rules", "case_types"];
  const found = members(value, version === 1 ? needed : [...needed, "calendar"]);
  const program = { version, sorts: distinct(list(found.sorts, name)), calendar: null, digest: digest(value) };
  program.predicates = named(found.predicates, (one) => readPredicate(one, program.sorts));
  if (version === 2 && found.calendar !== null) program.calendar = readCalendar(found.calendar);
  program.rules = list(found.rules, (one) => readRule(one, program));
  distinct(program.rules.map((rule) => rule.id));
  program.caseTypes = named(found.case_types, (one) => readCaseType(one, program));
  program.level = strata(program);
  return program;
}

function readPredicate(value, sorts) {
  const found = members(value, ["args", "origin", "sources", "functional", "closable"], ["value"]);
  const made = {
    args: list(found.args, name),
    type: "value" in found ? scalarType(found.value) : null,
    origin: choice(found.origin, ["input", "judgement", "derived"]),
    sources: sortedNames(found.sources),
    functional: boolean(found.functional),
    closable: boolean(found.closable),
  };
  if (!made.args.every((sort) => sorts.includes(sort))) refuse("read", "unknown", quoted(made.args));
  made.derived = made.origin === "derived";
  const fits = made.derived
    ? !made.sources.length && !made.functional && !made.closable && (!made.type || NUMERIC.includes(made.type.type))
    : !(made.functional && (made.type || made.args.length < 2)) && !(made.closable && made.type);
  return fits ? made : refuse("read", "predicate", quoted(value));
}

function readCalendar(value) {
  const found = members(value, ["from", "before", "days", "source"]);
  string(found.source);
  const [from, before] = [dayOf(date(found.from)), dayOf(date(found.before))];
  const days = list(found.days, (day) => dayOf(date(day)));
  const inside = days.every((day, i) => day >= from && day < before && (i === 0 || days[i - 1] < day));
  return inside ? { from, before, days: new Set(days) } : refuse("read", "order", quoted(value));
}

function predicateOf(id, program, allowed = () => true) {
  const found = program.predicates.get(name(id)) ?? refuse("read", "unknown", quoted(id));
  return allowed(found) ? found : refuse("read", "predicate", quoted(id));
}

function readCaseType(value, program) {
  const needed = ["sort", "day", "outcomes", "obstacles", "information", "applicant", "follow_up_share"];
  const found = members(value, program.version === 1 ? needed : [...needed, "constraints"]);
  const sort = name(found.sort);
  if (!program.sorts.includes(sort)) refuse("read", "unknown", quoted(sort));
  const isOfCase = (one) => one.args.length === 1 && one.args[0] === sort;
  const ofCase = (id) => (predicateOf(id, program, (one) => !one.type && isOfCase(one)), id);
  predicateOf(found.day, program, (one) => isOfCase(one) && one.type?.type === "date" && one.origin === "input");
  const made = {
    sort,
    day: found.day,
    outcomes: list(found.outcomes, (one) => {
      const outcome = members(one, ["id", "atom", "delegated"]);
      const delegated = outcome.delegated === null ? null : ofCase(outcome.delegated);
      return { id: name(outcome.id), atom: ofCase(outcome.atom), delegated };
    }),
    obstacles: list(found.obstacles, ofCase),
    constraints: program.version === 1 ? [] : list(found.constraints, ofCase),
    information: list(found.information, (id) => (predicateOf(id, program), id)),
    applicant: new Set(list(found.applicant, name)),
    share: decimalOf(decimal(found.follow_up_share)),
  };
  if (!made.outcomes.length) refuse("read", "list", "[]");
  distinct(made.outcomes.map((one) => one.id));
  if (order(made.share, ZERO) < 0 || order(made.share, ONE) > 0) refuse("read", "share", quoted(found.follow_up_share));
  return made;
}

/** A rule: its head, its literals, and the sort of each variable, of which the body binds every one. */
function readRule(value, program) {
  const found = members(value, ["id", "head", "body", "provision", "wording"]);
  string(found.provision);
  string(found.wording);
  const rule = { id: name(found.id), sorts: new Map(), bound: new Set(), own: new Set() };
  const typing = new Typing(program, rule);
  rule.body = list(found.body, (one) => readLiteral(one, typing));
  const head = members(found.head, ["predicate", "args"], ["value"]);
  const predicate = predicateOf(head.predicate, program, (one) => one.derived);
  rule.head = { predicate: head.predicate, args: typing.args(head.args, predicate.args), value: null };
  if ("value" in head !== Boolean(predicate.type)) refuse("read", "predicate", quoted(head.predicate));
  if (predicate.type) {
    rule.head.value = typing.expression(head.value);
    const { type, unit } = rule.head.value;
    if (type !== predicate.type.type || unit !== predicate.type.unit) refuse("read", "type", quoted(head.value));
  }
  typing.close();
  return rule;
}

function readLiteral(value, typing) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  const kind = ["atom", "not", "compare", "same", "different", "entity"].find((one) => value.has(one));
  switch (kind) {
    case "atom":
    case "not": {
      const found = members(value, [kind, "args"]);
      const predicate = predicateOf(found[kind], typing.program, (one) => !one.type);
      const args = typing.args(found.args, predicate.args);
      if (kind === "atom") args.forEach((variable) => typing.rule.bound.add(variable));
      return { kind, predicate: found[kind], args };
    }
    case "compare": {
      const found = members(value, ["compare", "left", "right"]);
      const op = choice(found.compare, ["<", "<=", ">", ">=", "=", "!="]);
      return typing.comparison(op, typing.expression(found.left), typing.expression(found.right));
    }
    case "same":
    case "different": {
      const args = list(members(value, [kind])[kind], name);
      if (args.length !== 2) refuse("read", "arity", quoted(value));
      const literal = { kind, args, sort: null };
      typing.alike.push(literal);
      return literal;
    }
    case "entity": {
      const found = members(value, ["entity", "sort"]);
      const sort = name(found.sort);
      if (!typing.program.sorts.includes(sort)) refuse("read", "unknown", quoted(sort));
      const [variable] = typing.args([found.entity], [sort]);
      typing.rule.bound.add(variable);
      return { kind, args: [variable], sort };
    }
    default:
      return refuse("read", "member", quoted(value));
  }
}
