// The forms that documents are made of. Each function gives the value it was asked for, or refuses at the step `read`.

const CONTROL = /\p{Cc}/u;
const DECIMAL = /^(?!-0$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$/;
const INTEGER = /^(?!-0$)-?(?:0|[1-9][0-9]*)$/;

/** The members of an object, which has all of `needed` and nothing beyond `allowed`, as a plain record. */
function members(value, needed, allowed = []) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  for (const name of value.keys()) {
    if (!needed.includes(name) && !allowed.includes(name)) refuse("read", "member", quoted(name));
  }
  const found = Object.create(null);
  for (const name of needed) if (!value.has(name)) refuse("read", "member", `– ${name}`);
  for (const [name, one] of value) found[name] = one;
  return found;
}

function list(value, read = (one) => one) {
  if (!Array.isArray(value)) refuse("read", "list", quoted(value));
  return value.map((one) => read(one));
}

/** An object whose member names are names, as a Map of what was read of each. */
function named(value, read) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  return new Map([...value].map(([key, one]) => [name(key), read(one)]));
}

function string(value, longest = Infinity) {
  if (typeof value !== "string") refuse("read", "string", quoted(value));
  if (value.length > longest && [...value].length > longest) refuse("read", "string", quoted(value));
  return value;
}

function isName(value, longest) {
  if (typeof value !== "string" || value === "" || CONTROL.test(value) || value.normalize("NFC") !== value) return false;
  return value.length <= longest || [...value].length <= longest;
}

function name(value) {
  return isName(value, 200) ? value : refuse("read", "name", quoted(value));
}

function boolean(value) {
  return typeof value === "boolean" ? value : refuse("read", "boolean", quoted(value));
}

function choice(value, choices) {
  return choices.includes(value) ? value : refuse("read", "choice", quoted(value));
}

function hexDigest(value) {
  const fits = typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
  return fits ? value : refuse("read", "digest", quoted(value));
}

function isNumeral(value, pattern) {
  return typeof value === "string" && pattern.test(value) && value.replace(/[-.]/g, "").length <= MOST_DIGITS;
}

/** A decimal string, as it stands. */
function decimal(value) {
  return isNumeral(value, DECIMAL) ? value : refuse("read", "decimal", quoted(value));
}

function integer(value) {
  return isNumeral(value, INTEGER) ? value : refuse("read", "integer", quoted(value));
}

function date(value) {
  return typeof value === "string" && dayOf(value) !== null ? value : refuse("read", "date", quoted(value));
}

function distinct(values) {
  return new Set(values).size === values.length ? values : refuse("read", "different", quoted(values));
}

/** Names sorted by code point, without repetition. */
function sortedNames(value) {
  const names = list(value, name);
  return areSorted(names) ? names : refuse("read", "order", quoted(names));
}

/** A SCALAR: {type, unit, text, end}; `end` is the exact number of a decimal, integer or date. */
function scalar(value) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  const type = choice(value.get("type"), ["decimal", "integer", "date", "enumeration", "text"]);
  const found = members(value, type === "decimal" ? ["type", "unit", "value"] : ["type", "value"]);
  switch (type) {
    case "decimal": return { type, unit: string(found.unit), text: decimal(found.value), end: decimalOf(found.value) };
    case "integer": return { type, unit: null, text: integer(found.value), end: decimalOf(found.value) };
    case "date": return { type, unit: null, text: date(found.value), end: dayEnd(dayOf(found.value)) };
    case "enumeration": return { type, unit: null, text: name(found.value), end: null };
    default: return { type, unit: null, text: string(found.value, 10_000), end: null };
  }
}

/** The end that a day is. */
function dayEnd(number) {
  return { m: BigInt(number), k: 0 };
}

const isSameScalar = (x, y) => x.type === y.type && x.unit === y.unit && x.text === y.text;

/** A SCALAR TYPE: {type, unit, min, max, values}; bounds are exact numbers or null. */
function scalarType(value) {
  if (!(value instanceof Map)) refuse("read", "object", quoted(value));
  const type = choice(value.get("type"), ["decimal", "integer", "date", "enumeration", "text"]);
  const made = { type, unit: null, min: null, max: null, values: null };
  switch (type) {
    case "decimal":
    case "integer": {
      const found = members(value, type === "decimal" ? ["type", "unit", "min", "max"] : ["type", "min", "max"]);
      if (type === "decimal") made.unit = string(found.unit);
      for (const side of ["min", "max"]) {
        if (found[side] !== null) made[side] = decimalOf((type === "decimal" ? decimal : integer)(found[side]));
      }
      if (made.min && made.max && order(made.min, made.max) > 0) refuse("read", "bounds", quoted(value));
      return made;
    }
    case "enumeration":
      made.values = distinct(list(members(value, ["type", "values"]).values, name));
      return made.values.length ? made : refuse("read", "list", "[]");
    default:
      members(value, ["type"]);
      return made;
  }
}

/** Whether a scalar is a value of the type. */
function isOfType(found, type) {
  if (found.type !== type.type || found.unit !== type.unit) return false;
  if (type.values) return type.values.includes(found.text);
  return !(type.min && order(found.end, type.min) < 0) && !(type.max && order(found.end, type.max) > 0);
}
