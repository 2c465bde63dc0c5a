// Comparisons, certain and possible, as the tables of section 6 have them.

/** Whether a comparison holds in a half. */
function comparisonHolds(literal, things, measure, half) {
  if (!literal.isOrdered) return setsCompare(literal, things, measure, half);
  const [left, right] = [measure.of(literal.left, things), measure.of(literal.right, things)];
  if (!left || !right) return false;
  const isCertain = half === "certain";
  if (isCertain && !(left.settled && right.settled)) return false;
  return endsCompare(literal.op, left, right, isCertain);
}

function endsCompare(op, left, right, isCertain) {
  const before = isCertain ? [left.high, right.low] : [left.low, right.high];
  const after = isCertain ? [right.high, left.low] : [right.low, left.high];
  switch (op) {
    case "<=": return precedes(...before, false, isCertain);
    case "<": return precedes(...before, true, isCertain);
    case ">=": return precedes(...after, false, isCertain);
    case ">": return precedes(...after, true, isCertain);
    case "=": return precedes(...before, false, isCertain) && precedes(...after, false, isCertain);
    default: return !endsCompare("=", left, right, !isCertain);
  }
}

function precedes(x, y, isStrict, isCertain) {
  if (x.infinite && x.infinite === y.infinite) return !isCertain;
  const found = order(x, y);
  return isStrict ? found < 0 : found <= 0;
}

/** Enumerations and texts: each side a set, that of all texts being infinite (null). */
function setsCompare(literal, things, measure, half) {
  const [left, right] = [sideOf(literal.left, things, measure), sideOf(literal.right, things, measure)];
  if (literal.op === "=") return areEqual(left, right, half === "certain");
  return !areEqual(left, right, half !== "certain");
}

function sideOf(expression, things, measure) {
  if (expression.kind === "value") return { set: [expression.scalar.text], free: false };
  const args = expression.args.map((variable) => things.get(variable));
  const found = measure.stated.predicates.get(expression.predicate);
  const known = measure.stated.value(found, args);
  if (known) return { set: [known.text], free: false };
  return { set: found.predicate.type.values, free: measure.stated.isFree(found, args, measure.model.reading) };
}

const isOne = (set) => set !== null && set.length === 1;
const has = (set, one) => set === null || set.includes(one);
const meet = (a, b) => a === null || b === null || a.some((one) => b.includes(one));
const isSubset = (a, b) => b === null || (a !== null && a.every((one) => b.includes(one)));
const areSameOne = (a, b) => isOne(a) && isOne(b) && a[0] === b[0];

function areEqual({ set: a, free: freeA }, { set: b, free: freeB }, isCertain) {
  if (freeA && freeB) return isCertain ? meet(a, b) : areSameOne(a, b);
  if (freeA) return isCertain ? isOne(b) && has(a, b[0]) : isSubset(a, b);
  if (freeB) return isCertain ? isOne(a) && has(b, a[0]) : isSubset(b, a);
  return isCertain ? areSameOne(a, b) : meet(a, b);
}
