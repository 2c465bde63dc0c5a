// JSON as section 1 of the format page has it: read strictly, and written in canonical form (RFC 8785).
// An object becomes a Map, so that no name of a member means anything to the language.

const LARGEST_DOCUMENT = 50_000_000;
const DEEPEST = 40;
const JSON_NUMBER = /-?(?:0|[1-9][0-9]*)(?![0-9.eE+])/y;
const JSON_PLAIN = /[^"\\\u0000-\u001f]+/y;
const JSON_BLANK = /[ \t\n\r]*/y;
const JSON_ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
// A half of a pair that stands without the other.
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

/** Bytes, or a text, as a JSON value. Throws a Refusal. */
function readJson(source) {
  let text = source;
  if (typeof source !== "string") {
    if (source.length > LARGEST_DOCUMENT) refuse("read", "size", `${source.length}`);
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(source);
    } catch {
      refuse("read", "utf8", "");
    }
  } else if (text.length > LARGEST_DOCUMENT) {
    refuse("read", "size", `${text.length}`);
  }
  const reader = new JsonReader(text);
  const value = reader.value(1);
  reader.blank();
  if (reader.at < text.length) reader.fail();
  return value;
}

class JsonReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  fail(code = "json") {
    refuse("read", code, quoted(this.text.slice(this.at, this.at + 20)));
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found ? found[0] : null;
  }

  blank() {
    this.match(JSON_BLANK);
  }

  /** Whether the next character, after blanks, is this one; it is then read. */
  sees(character) {
    this.blank();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  value(depth) {
    this.blank();
    switch (this.text[this.at]) {
      case "{": return this.object(depth);
      case "[": return this.array(depth);
      case '"': return this.string();
      case "t": return this.word("true", true);
      case "f": return this.word("false", false);
      case "n": return this.word("null", null);
      default: return this.number();
    }
  }

  word(text, value) {
    if (!this.text.startsWith(text, this.at)) this.fail();
    this.at += text.length;
    return value;
  }

  number() {
    const found = this.match(JSON_NUMBER);
    if (found === null) this.fail("number");
    if (found === "-0" || !Number.isSafeInteger(Number(found))) this.fail("number");
    return Number(found);
  }

  string() {
    this.at++;
    let made = "";
    for (;;) {
      made += this.match(JSON_PLAIN) ?? "";
      const next = this.text[this.at++];
      if (next === '"') break;
      if (next !== "\\") this.fail();
      made += this.escaped();
    }
    if (LONE_SURROGATE.test(made)) this.fail("surrogate");
    return made;
  }

  escaped() {
    const letter = this.text[this.at++];
    if (letter !== "u") return JSON_ESCAPES[letter] ?? this.fail();
    const digits = this.text.slice(this.at, this.at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail();
    this.at += 4;
    return String.fromCharCode(parseInt(digits, 16));
  }

  array(depth) {
    if (depth > DEEPEST) this.fail("depth");
    this.at++;
    const made = [];
    if (this.sees("]")) return made;
    do made.push(this.value(depth + 1)); while (this.sees(","));
    if (!this.sees("]")) this.fail();
    return made;
  }

  object(depth) {
    if (depth > DEEPEST) this.fail("depth");
    this.at++;
    const made = new Map();
    if (this.sees("}")) return made;
    do {
      this.blank();
      if (this.text[this.at] !== '"') this.fail();
      const name = this.string();
      if (made.has(name)) refuse("read", "duplicate", quoted(name));
      if (!this.sees(":")) this.fail();
      made.set(name, this.value(depth + 1));
    } while (this.sees(","));
    if (!this.sees("}")) this.fail();
    return made;
  }
}

/** The canonical form: members by UTF-16 code units, strings and numbers as the language itself writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  const members = [...value.keys()].sort().map((name) => `${JSON.stringify(name)}:${canonical(value.get(name))}`);
  return `{${members.join(",")}}`;
}

/** The digest of a JSON value. */
function digest(value) {
  return sha256(new TextEncoder().encode(canonical(value)));
}

/** Which of two strings comes first by code point, which is the order of their UTF-8 bytes too. */
function byCodePoint(left, right) {
  const shorter = Math.min(left.length, right.length);
  for (let i = 0; i < shorter; i++) {
    const [a, b] = [left.charCodeAt(i), right.charCodeAt(i)];
    if (a === b) continue;
    // Surrogates stand for what lies above every other code unit.
    const [high, low] = [a >= 0xd800 && a <= 0xdfff, b >= 0xd800 && b <= 0xdfff];
    return high === low ? a - b : high ? 1 : -1;
  }
  return left.length - right.length;
}

/** Whether strings stand in that order, no two alike. */
function areSorted(strings) {
  return strings.every((text, i) => i === 0 || byCodePoint(strings[i - 1], text) < 0);
}

/** An object as a Map, for values made here. */
function object(members) {
  return new Map(Object.entries(members));
}
