// Whether a model is right (section 7): each rule of the slice, for all things that make its body hold in the model
// claimed, gives a head; the model claimed is exactly those heads, each with the least rank of its instances.

const MOST_STEPS = 200_000_000;

class Model {
  constructor(step, stated, slice, claimed) {
    Object.assign(this, { step, reading: step, stated, slice, steps: 0, lists: new Map() });
    this.program = stated.program;
    this.halves = { certain: new Map(), possible: new Map() };
    for (const half of ["certain", "possible"]) {
      for (const [id, entries] of claimed[half]) this.halves[half].set(id, this.gather(id, entries));
    }
    this.measure = new Measure(this.program, stated, this);
  }

  /** The entries of a predicate: under their things, and under their things and ends. */
  gather(id, entries) {
    const predicate = this.program.predicates.get(id);
    if (!predicate?.derived || !this.slice.predicates.has(id)) refuse(this.step, "entry", quoted(id));
    const made = { byThings: new Map(), ranks: new Map() };
    for (const entry of entries) {
      const args = this.numbered(predicate, entry);
      const key = args.join();
      if (!made.byThings.has(key)) made.byThings.set(key, { args, rank: entry.rank, ends: [] });
      made.byThings.get(key).ends.push(entry.ends?.map((one) => one.end));
      made.ranks.set(keyOf(args, entry.ends?.map((one) => one.end)), entry);
    }
    return made;
  }

  numbered(predicate, entry) {
    const failed = () => refuse(this.step, "entry", quoted(entry.form));
    const { type } = predicate;
    if (Boolean(entry.ends) !== Boolean(type) || entry.args.length !== predicate.args.length) failed();
    for (const end of entry.ends ?? []) {
      if (end.type !== null && (end.type !== type.type || end.unit !== type.unit)) failed();
    }
    return entry.args.map((arg, i) => {
      const { numbers, names, size } = this.stated.things.get(predicate.args[i]);
      if (arg === null) return size > names.length ? names.length : failed();
      return numbers.get(arg) ?? failed();
    });
  }

  holds(id, args, half) {
    if (!this.program.predicates.get(id).derived) return this.stated.holds(id, args, this.reading, half);
    return this.halves[half].get(id)?.byThings.has(args.join()) ?? false;
  }

  rank(id, args, half) {
    return this.halves[half].get(id)?.byThings.get(args.join())?.rank ?? 0;
  }

  /** The ends of a derived attribute, from all possible entries for the things; null if there is none. */
  ends(id, args) {
    const found = this.halves.possible.get(id)?.byThings.get(args.join());
    if (!found) return null;
    const settled = this.halves.certain.get(id)?.byThings.has(args.join()) ?? false;
    return { low: least(found.ends.map((one) => one[0])), high: greatest(found.ends.map((one) => one[1])), settled };
  }

  /** Whether a derived attribute of the case has two values. */
  get conflict() {
    return [...this.halves.certain.values()].some((found) =>
      [...found.byThings.values()].some((one) => one.ends[0] && one.ends.length > 1));
  }

  /** The things of which a predicate holds, or null where that would be all but some. */
  tuples(id, half) {
    if (!this.program.predicates.get(id).derived) return this.stated.tuples(id, this.reading, half);
    return [...(this.halves[half].get(id)?.byThings.values() ?? [])].map((one) => one.args);
  }

  /** Those of the tuples that have these things in these places. */
  matching(id, half, places, things) {
    const key = `${half} ${places.join()} ${id}`;
    if (!this.lists.has(key)) {
      const found = new Map();
      for (const args of this.tuples(id, half)) {
        const at = places.map((place) => args[place]).join();
        if (!found.has(at)) found.set(at, []);
        found.get(at).push(args);
      }
      this.lists.set(key, found);
    }
    return this.lists.get(key).get(things.join()) ?? [];
  }

  literalHolds(literal, things, half) {
    const args = literal.args.map((variable) => things.get(variable));
    const isCertain = half === "certain";
    switch (literal.kind) {
      case "atom": return this.holds(literal.predicate, args, half);
      case "not": return !this.holds(literal.predicate, args, isCertain ? "possible" : "certain");
      case "compare": return comparisonHolds(literal, things, this.measure, half);
      case "entity": return !isCertain || !this.isUnnamed(literal.sort, args[0]);
      default: {
        const unnamed = this.isUnnamed(literal.sort, args[0]) && args[0] === args[1];
        if (unnamed) return !isCertain;
        return (literal.kind === "same") === (args[0] === args[1]);
      }
    }
  }

  isUnnamed(sort, thing) {
    return thing === this.stated.things.get(sort).names.length;
  }

  /** Refuse unless the model is right. */
  check() {
    for (const half of ["certain", "possible"]) {
      const found = new Map();
      for (const rule of this.slice.rules) new Join(this, rule, half, found).run();
      this.compare(half, found);
    }
  }

  compare(half, found) {
    const failed = (code, id, key) => refuse(this.step, code, quoted(`${id} (${this.inNames(id, key)}), ${half}`));
    for (const [id, ranks] of found) {
      const claimed = this.halves[half].get(id)?.ranks;
      for (const [key, rank] of ranks) {
        const entry = claimed?.get(key);
        if (!entry) failed("missing", id, key);
        if (entry.rank !== rank) failed("rank", id, key);
      }
    }
    for (const [id, { ranks }] of this.halves[half]) {
      for (const key of ranks.keys()) if (!found.get(id)?.has(key)) failed("unfounded", id, key);
    }
  }

  inNames(id, key) {
    const { args } = this.program.predicates.get(id);
    const [numbers, ...ends] = key.split(" ");
    const names = args.map((sort, i) => this.stated.things.get(sort).names[numbers.split(",")[i]] ?? "–");
    return [...names, ...ends].join(", ");
  }
}

/** What an entry is known by: its things and its ends. */
function keyOf(args, ends) {
  return [args.join(), ...(ends ?? []).map((end) => (end.infinite ? String(end.infinite) + "∞" : decimalText(end)))].join(" ");
}
