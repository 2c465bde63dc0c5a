// Expressions of a rule: read, with the type and unit of each, and the sorts of the variables in them.

const CALCULATIONS = ["attribute", "value", "plus", "add", "subtract", "multiply", "divide", "round", "working_day",
  "aggregate"];
const MODES = ["down", "up", "half_up", "half_even"];
const PERIODS = ["days", "weeks", "months", "years"];

class Typing {
  constructor(program, rule) {
    Object.assign(this, { program, rule, alike: [], aggregates: [], each: null });
  }

  /** Variables that fill arguments of these sorts. */
  args(value, sorts) {
    const variables = list(value, name);
    if (variables.length !== sorts.length) refuse("read", "arity", quoted(value));
    variables.forEach((variable, i) => this.fix(variable, sorts[i]));
    return variables;
  }

  fix(variable, sort) {
    const known = this.each?.variable === variable ? this.each : this.rule;
    if (known === this.each) {
      if (known.sort === null) known.sort = sort;
      if (known.sort !== sort) refuse("read", "arity", quoted(variable));
      return;
    }
    const before = this.rule.sorts.get(variable);
    if (before !== undefined && before !== sort) refuse("read", "arity", quoted(variable));
    this.rule.sorts.set(variable, sort);
  }

  /** What can only be said when the whole rule has been read. */
  close() {
    const { sorts, bound } = this.rule;
    if (sorts.size > MOST_VARIABLES) refuse("read", "variables", `${sorts.size}`);
    for (const variable of [...sorts.keys(), ...this.alike.flatMap((one) => one.args)]) {
      if (!bound.has(variable)) refuse("read", "unsafe", quoted(variable));
    }
    for (const literal of this.alike) {
      literal.sort = sorts.get(literal.args[0]);
      if (sorts.get(literal.args[1]) !== literal.sort) refuse("read", "arity", quoted(literal.args));
    }
    for (const each of this.aggregates) if (sorts.has(each)) refuse("read", "each", quoted(each));
  }

  expression(value) {
    if (!(value instanceof Map)) refuse("read", "object", quoted(value));
    const kind = CALCULATIONS.find((one) => value.has(one));
    if (!kind) refuse("read", "member", quoted(value));
    switch (kind) {
      case "attribute": return this.attribute(members(value, ["attribute", "args"]));
      case "value": return this.constant(scalar(members(value, ["value"]).value));
      case "plus": return this.plus(members(value, ["plus", "period"]));
      case "round": return this.round(members(value, ["round", "to", "mode"]));
      case "working_day": return this.workingDay(members(value, ["working_day"]));
      case "aggregate": return this.aggregate(members(value, ["aggregate", "each", "over"], ["of"]));
      case "divide": return this.divide(members(value, ["divide", "to", "mode"]));
      default: return this.two(kind, members(value, [kind])[kind]);
    }
  }

  attribute({ attribute: id, args }) {
    const found = predicateOf(id, this.program, (one) => one.type);
    const { type, unit } = found.type;
    return { kind: "attribute", predicate: id, args: this.args(args, found.args), type, unit };
  }

  constant(found) {
    return { kind: "value", scalar: found, type: found.type, unit: found.unit };
  }

  plus({ plus: inner, period }) {
    const of = this.expression(inner);
    const found = members(period, [], PERIODS);
    if (!period.size || of.type !== "date") refuse("read", "type", quoted(period));
    const made = { days: 0, weeks: 0, months: 0, years: 0, ...found };
    if (!PERIODS.every((one) => Number.isInteger(made[one]) && Math.abs(made[one]) <= 1000)) {
      refuse("read", "choice", quoted(period));
    }
    return { kind: "plus", of, period: made, type: "date", unit: null };
  }

  rounding({ to, mode }) {
    const step = decimalOf(decimal(to));
    if (sign(step) <= 0) refuse("read", "decimal", quoted(to));
    return { to: step, mode: choice(mode, MODES) };
  }

  round(found) {
    const of = this.expression(found.round);
    if (of.type !== "decimal") refuse("read", "type", quoted(found.round));
    return { kind: "round", of, ...this.rounding(found), type: of.type, unit: of.unit };
  }

  workingDay({ working_day: inner }) {
    const of = this.expression(inner);
    if (of.type !== "date") refuse("read", "type", quoted(inner));
    if (!this.program.calendar) refuse("read", "calendar");
    return { kind: "working_day", of, type: "date", unit: null };
  }

  pair(value) {
    const sides = list(value, (one) => this.expression(one));
    if (sides.length !== 2) refuse("read", "arity", quoted(value));
    if (!sides.every((side) => isNumber(side))) refuse("read", "type", quoted(value));
    return sides;
  }

  two(kind, value) {
    const [left, right] = this.pair(value);
    const made = { kind, left, right, type: left.type, unit: left.unit };
    if (kind !== "multiply") return isAlike(left, right) ? made : refuse("read", "type", quoted(value));
    if (left.type === "integer" && right.type === "integer") return made;
    const unit = productUnit(left.unit ?? "", right.unit ?? "");
    return unit === null ? refuse("read", "type", quoted(value)) : { ...made, type: "decimal", unit };
  }

  divide(found) {
    const [left, right] = this.pair(found.divide);
    const [above, below] = [left.unit ?? "", right.unit ?? ""];
    if (below !== "" && above !== below) refuse("read", "type", quoted(found.divide));
    if (!this.isNeverZero(right)) refuse("read", "divisor", quoted(found.divide[1]));
    const unit = below === "" ? above : "";
    return { kind: "divide", left, right, ...this.rounding(found), type: "decimal", unit };
  }

  isNeverZero(divisor) {
    if (divisor.kind === "value") return sign(divisor.scalar.end) !== 0;
    if (divisor.kind !== "attribute") return false;
    const { derived, type } = this.program.predicates.get(divisor.predicate);
    return !derived && ((type.min && sign(type.min) > 0) || (type.max && sign(type.max) < 0));
  }

  aggregate(found) {
    const op = choice(found.aggregate, ["sum", "count", "min", "max"]);
    if (this.each || ("of" in found) === (op === "count")) refuse("read", "member", quoted(found.aggregate));
    const atom = members(found.over, ["atom", "args"]);
    const predicate = predicateOf(atom.atom, this.program, (one) => !one.type);
    this.each = { variable: name(found.each), sort: null };
    this.aggregates.push(found.each);
    const args = this.args(atom.args, predicate.args);
    if (!args.includes(found.each)) refuse("read", "each", quoted(found.each));
    const of = op === "count" ? null : this.expression(found.of);
    const { variable: each, sort } = this.each;
    this.each = null;
    const fits = !of || isNumber(of) || (of.type === "date" && op !== "sum");
    if (!fits) refuse("read", "type", quoted(found.of));
    const type = of ? of.type : "integer";
    return { kind: "aggregate", op, each, sort, predicate: atom.atom, args, of, type, unit: of ? of.unit : null };
  }

  comparison(op, left, right) {
    if (!isAlike(left, right)) refuse("read", "type", `${left.type} ${op} ${right.type}`);
    const isOrdered = NUMERIC.includes(left.type);
    if (!isOrdered && op !== "=" && op !== "!=") refuse("read", "type", op);
    return { kind: "compare", op, left, right, isOrdered, args: variablesOf([left, right]) };
  }
}

const isNumber = (one) => one.type === "decimal" || one.type === "integer";
const isAlike = (x, y) => x.type === y.type && x.unit === y.unit;

/** The unit of a product, or null if it has none. */
function productUnit(left, right) {
  if (left === "" || right === "") return left + right;
  if (left.endsWith(`/${right}`)) return left.slice(0, -right.length - 1);
  return right.endsWith(`/${left}`) ? right.slice(0, -left.length - 1) : null;
}

/** Every expression within expressions, themselves included. */
function* within(expressions) {
  for (const one of expressions) {
    if (!one) continue;
    yield one;
    yield* within([one.of, one.left, one.right]);
  }
}

/** The variables of the rule that expressions read. */
function variablesOf(expressions) {
  const found = new Set();
  const visit = (one, own) => {
    if (!one) return;
    const inner = one.kind === "aggregate" ? one.each : own;
    for (const variable of one.args ?? []) if (variable !== inner) found.add(variable);
    for (const part of [one.of, one.left, one.right]) visit(part, inner);
  };
  expressions.forEach((one) => visit(one, null));
  return [...found];
}
