// All the ways to make the body of a rule hold in one half, and what its head then is.

class Join {
  constructor(model, rule, half, found) {
    Object.assign(this, { model, rule, half, found, things: new Map() });
    this.plan = this.planned();
    const risky = (literal) => literal.kind === "compare" && [...within([literal.left, literal.right])].some(isRisky);
    // From here on nothing can be out of range, so that an instance no better than one known may be passed over.
    this.safeFrom = this.plan.reduce((last, step, i) => (risky(step.literal) ? i + 1 : last), 0);
    this.headFrom = this.plan.reduce((last, step, i) => (step.binds.some((v) => rule.head.args.includes(v)) ? i + 1 : last), 0);
  }

  run() {
    this.step(0, 0, false);
  }

  /** The literals in an order in which each finds its variables bound, tests first and short lists before long. */
  planned() {
    const bound = new Set();
    const plan = [];
    const waiting = new Set(this.rule.body);
    while (waiting.size) {
      let best = null;
      for (const literal of waiting) {
        const open = [...new Set(literal.args)].filter((variable) => !bound.has(variable));
        const cost = open.length === 0 ? (literal.kind === "compare" ? 0 : -1) : this.cost(literal, open);
        if (best === null || cost < best.cost) best = { literal, open, cost };
      }
      waiting.delete(best.literal);
      best.open.forEach((variable) => bound.add(variable));
      plan.push(this.planStep(best.literal, best.open));
    }
    return plan;
  }

  cost(literal, open) {
    if (literal.kind !== "atom" && literal.kind !== "entity") return Infinity;
    const all = open.reduce((size, variable) => size * this.sizeOf(variable), 1);
    if (literal.kind === "entity") return all + 1;
    const tuples = this.model.tuples(literal.predicate, this.half);
    if (!tuples) return all + 1;
    return literal.args.length > open.length ? Math.min(all, Math.sqrt(tuples.length) + 1) : Math.min(all, tuples.length + 1);
  }

  sizeOf(variable) {
    return this.model.stated.things.get(this.rule.sorts.get(variable)).size;
  }

  planStep(literal, open) {
    const isListed = literal.kind === "atom" && open.length > 0 && this.model.tuples(literal.predicate, this.half) !== null;
    const places = [...literal.args.keys()].filter((i) => !open.includes(literal.args[i]));
    const isDerived = literal.kind === "atom" && this.model.program.predicates.get(literal.predicate).derived;
    return { literal, binds: open, isListed, places, isDerived };
  }

  step(at, rank, isOut) {
    if (++this.model.steps > MOST_STEPS) refuse(this.model.step, "work", quoted(this.rule.id));
    if (at >= this.headFrom && at >= this.safeFrom && !isOut && this.isKnown(rank)) return;
    const step = this.plan[at];
    if (!step) this.conclude(rank, isOut);
    else if (step.isListed) this.fromList(step, at, rank, isOut);
    else this.fromDomain(step, 0, at, rank, isOut);
  }

  /** Whether the head is known with a rank no greater than an instance could still have. */
  isKnown(rank) {
    if (this.rule.head.value) return false;
    const known = this.found.get(this.rule.head.predicate)?.get(this.headArgs().join());
    return known !== undefined && known <= rank + 1;
  }

  headArgs() {
    return this.rule.head.args.map((variable) => this.things.get(variable));
  }

  fromList(step, at, rank, isOut) {
    const { literal, places } = step;
    const known = places.map((place) => this.things.get(literal.args[place]));
    for (const args of this.model.matching(literal.predicate, this.half, places, known)) {
      step.binds.forEach((variable) => this.things.delete(variable));
      if (literal.args.every((variable, i) => this.binds(variable, args[i]))) this.proceed(step, at, rank, isOut);
    }
    step.binds.forEach((variable) => this.things.delete(variable));
  }

  binds(variable, thing) {
    if (!this.things.has(variable)) this.things.set(variable, thing);
    return this.things.get(variable) === thing;
  }

  fromDomain(step, bound, at, rank, isOut) {
    const variable = step.binds[bound];
    if (variable === undefined) {
      const { isHeld, isLate } = this.tested(step.literal);
      if (isHeld) this.proceed(step, at, rank, isOut || isLate);
      return;
    }
    const size = this.sizeOf(variable);
    for (let thing = 0; thing < size; thing++) {
      this.things.set(variable, thing);
      this.fromDomain(step, bound + 1, at, rank, isOut);
    }
    this.things.delete(variable);
  }

  /** Whether the literal holds; a comparison with a result out of range counts as holding. */
  tested(literal) {
    this.model.measure.isOut = false;
    const isHeld = this.model.literalHolds(literal, this.things, this.half);
    const isLate = this.model.measure.isOut;
    return { isHeld: isHeld || isLate, isLate };
  }

  proceed(step, at, rank, isOut) {
    const { literal, isDerived } = step;
    const args = isDerived ? literal.args.map((variable) => this.things.get(variable)) : null;
    const reached = isDerived ? Math.max(rank, this.model.rank(literal.predicate, args, this.half)) : rank;
    this.step(at + 1, reached, isOut);
  }

  conclude(rank, isOut) {
    const { predicate, value } = this.rule.head;
    this.model.measure.isOut = false;
    const ends = value ? this.model.measure.of(value, this.things) : null;
    if (isOut || this.model.measure.isOut) refuse(this.model.step, "range", quoted(this.rule.id));
    if (value && !this.isGiven(ends)) return;
    const given = value && (this.half === "certain" ? [ends.low] : [ends.low, ends.high]);
    const key = keyOf(this.headArgs(), given);
    if (!this.found.has(predicate)) this.found.set(predicate, new Map());
    const ranks = this.found.get(predicate);
    ranks.set(key, Math.min(ranks.get(key) ?? Infinity, rank + 1));
  }

  isGiven(ends) {
    if (!ends || this.half === "possible") return ends !== null;
    return ends.settled && isFinite_(ends.low) && isFinite_(ends.high) && order(ends.low, ends.high) === 0;
  }
}

/** Whether an expression can have a result out of range. */
const isRisky = (expression) => !["attribute", "value"].includes(expression.kind);
