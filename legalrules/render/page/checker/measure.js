// The ends of an expression, as section 6 has them: {low, high, settled}, or null where it has no value.

class Measure {
  constructor(program, stated, model) {
    Object.assign(this, { program, stated, model, isOut: false });
  }

  /** The ends of an expression, for things that the variables stand for. `isOut` tells of a result out of range. */
  of(expression, things) {
    switch (expression.kind) {
      case "value": return { low: expression.scalar.end, high: expression.scalar.end, settled: true };
      case "attribute": return this.attribute(expression, things);
      case "plus": return this.each(expression, things, (end) => this.later(end, expression.period));
      case "round": return this.each(expression, things, (end) =>
        this.within(rounded(end, expression.to, expression.mode)));
      case "working_day": return this.each(expression, things, (end) => this.workingDay(end));
      case "aggregate": return this.aggregate(expression, things);
      default: return this.two(expression, things);
    }
  }

  attribute({ predicate: id, args: variables }, things) {
    const args = variables.map((variable) => things.get(variable));
    const { derived, type } = this.program.predicates.get(id);
    if (derived) return this.model.ends(id, args);
    const found = this.stated.predicates.get(id);
    const known = this.stated.value(found, args);
    if (known) return { low: known.end, high: known.end, settled: true };
    const [low, high] = [type.min ?? BELOW, type.max ?? ABOVE];
    const isFree = this.stated.isFree(found, args, this.model.reading);
    return isFree ? { low: high, high: low, settled: true } : { low, high, settled: true };
  }

  within(end) {
    if (isTooLong(end)) this.isOut = true;
    return end;
  }

  each(expression, things, apply) {
    const of = this.of(expression.of, things);
    return of && { low: apply(of.low), high: apply(of.high), settled: of.settled };
  }

  later(end, period) {
    if (end.infinite) return end;
    const day = dayLater(this.day(end), period);
    if (day < FIRST_DAY || day > LAST_DAY) this.isOut = true;
    return dayEnd(day);
  }

  /** The number of a day; one out of range stays near, since the result is of no account. */
  day(end) {
    return Number(end.m);
  }

  workingDay(end) {
    if (end.infinite) return end;
    const { from, before, days } = this.program.calendar;
    let day = this.day(end);
    while (day >= from && day < before && (isWeekend(day) || days.has(day))) day++;
    if (day < from || day >= before) this.isOut = true;
    return dayEnd(day);
  }

  two(expression, things) {
    const [left, right] = [this.of(expression.left, things), this.of(expression.right, things)];
    if (!left || !right) return null;
    const settled = left.settled && right.settled;
    const { low, high } = this.calculated(expression, left, right);
    return { low: this.within(low), high: this.within(high), settled };
  }

  calculated({ kind, to, mode }, left, right) {
    if (kind === "add") {
      return { low: plus(left.low, right.low, BELOW), high: plus(left.high, right.high, ABOVE) };
    }
    if (kind === "subtract") {
      const low = plus(left.low, negative(right.high), BELOW);
      return { low, high: plus(left.high, negative(right.low), ABOVE) };
    }
    const combine = kind === "multiply" ? times : (x, y) => over(x, y, to, mode);
    const results = [left.low, left.high].flatMap((x) => [right.low, right.high].map((y) => combine(x, y)));
    const known = results.filter((result) => result !== null);
    const [low, high] = [least(known), greatest(known)];
    const [l, r] = [order(left.low, left.high), order(right.low, right.high)];
    const isExchanged = (l > 0 && r >= 0) || (r > 0 && l >= 0);
    return isExchanged ? { low: high, high: low } : { low, high };
  }

  aggregate(expression, things) {
    let [settled, hasValue] = [true, true];
    const members_ = [];
    for (const member of this.members(expression, things)) {
      const inner = new Map(things).set(expression.each, member.thing);
      const ends = expression.of ? this.of(expression.of, inner) : { low: ONE, high: ONE, settled: true };
      // The others are measured all the same: one may be out of range.
      if (!ends && member.certain && member.possible) hasValue = false;
      settled &&= Boolean(ends?.settled);
      if (ends) members_.push({ ...member, ...ends });
    }
    if (!hasValue) return null;
    if (expression.op === "sum" || expression.op === "count") return { ...this.total(members_), settled };
    return extreme(expression.op, members_, settled);
  }

  /** The things of which the atom is certain or possible; of the unnamed it is only ever possible. */
  *members({ each, sort, predicate, args }, things) {
    const { names, size } = this.stated.things.get(sort);
    const inner = new Map(things);
    for (let thing = 0; thing < size; thing++) {
      inner.set(each, thing);
      const found = args.map((variable) => inner.get(variable));
      const isUnnamed = thing === names.length;
      const certain = !isUnnamed && this.model.holds(predicate, found, "certain");
      const possible = this.model.holds(predicate, found, "possible");
      if (certain || possible) yield { thing, isUnnamed, certain, possible };
    }
  }

  total(found) {
    let [low, high] = [ZERO, ZERO];
    const below = (end) => (sign(end) < 0 ? end : ZERO);
    const above = (end) => (sign(end) > 0 ? end : ZERO);
    for (const one of found) {
      let [least_, most] = [one.low, one.high];
      if (!one.certain) [least_, most] = [below(one.low), above(one.high)];
      else if (!one.possible) [least_, most] = [above(one.low), below(one.high)];
      low = plus(low, one.isUnnamed ? endless(least_) : least_, BELOW);
      high = plus(high, one.isUnnamed ? endless(most) : most, ABOVE);
    }
    return { low: this.within(low), high: this.within(high) };
  }
}

const endless = (end) => [BELOW, ZERO, ABOVE][sign(end) + 1];

/** The least or the greatest of members. */
function extreme(op, found, settled) {
  if (!found.length) return null;
  const [C, P] = [found.filter((one) => one.certain), found.filter((one) => one.possible)];
  const [lows, highs] = [(some) => some.map((one) => one.low), (some) => some.map((one) => one.high)];
  const isSettled = settled && C.length > 0;
  if (op === "min") {
    const low = P.length ? least(lows(P)) : greatest(lows(C));
    return { low, high: C.length ? least(highs(C)) : greatest(highs(P)), settled: isSettled };
  }
  const high = P.length ? greatest(highs(P)) : least(highs(C));
  return { low: C.length ? greatest(lows(C)) : least(lows(P)), high, settled: isSettled };
}
