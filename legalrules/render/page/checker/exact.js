// Exact numbers: a decimal is {m, k}, m times 10 to the power of -k, with m a BigInt and k as small as can be.
// A date is the number of its day. The ends of an expression may also be one of two infinities.

const BELOW = Object.freeze({ infinite: -1 });
const ABOVE = Object.freeze({ infinite: 1 });
const ZERO = Object.freeze({ m: 0n, k: 0 });
const ONE = Object.freeze({ m: 1n, k: 0 });
const MOST_DIGITS = 40;
const FIRST_DAY = dayNumber(1000, 1, 1);
const LAST_DAY = dayNumber(9999, 12, 31);

const power = (k) => 10n ** BigInt(k);

function made(m, k) {
  while (k > 0 && m % 10n === 0n) {
    m /= 10n;
    k--;
  }
  return { m, k };
}

/** A decimal string, known to be one. */
function decimalOf(text) {
  const [whole, part = ""] = text.split(".");
  return { m: BigInt(whole + part), k: part.length };
}

function decimalText({ m, k }) {
  if (k === 0) return m.toString();
  const digits = (m < 0n ? -m : m).toString().padStart(k + 1, "0");
  return `${m < 0n ? "-" : ""}${digits.slice(0, -k)}.${digits.slice(-k)}`;
}

const isFinite_ = (x) => x.infinite === undefined;
const sign = (x) => (x.infinite !== undefined ? x.infinite : x.m > 0n ? 1 : x.m < 0n ? -1 : 0);

/** Less than, equal to, more than 0 as the first is less than, equal to, more than the second. */
function order(x, y) {
  if (x.infinite || y.infinite) return (x.infinite ?? 0) - (y.infinite ?? 0);
  const [a, b] = x.k === y.k ? [x.m, y.m] : [x.m * power(Math.max(y.k - x.k, 0)), y.m * power(Math.max(x.k - y.k, 0))];
  return a < b ? -1 : a > b ? 1 : 0;
}

const least = (ends) => ends.reduce((x, y) => (order(y, x) < 0 ? y : x));
const greatest = (ends) => ends.reduce((x, y) => (order(y, x) > 0 ? y : x));
const negative = (x) => (x.infinite ? (x.infinite > 0 ? BELOW : ABOVE) : { m: -x.m, k: x.k });

/** The sum; `clash` where opposite infinities meet. */
function plus(x, y, clash) {
  if (x.infinite && y.infinite) return x.infinite === y.infinite ? x : clash;
  if (x.infinite) return x;
  if (y.infinite) return y;
  const k = Math.max(x.k, y.k);
  return made(x.m * power(k - x.k) + y.m * power(k - y.k), k);
}

function times(x, y) {
  if (x.infinite || y.infinite) return [BELOW, ZERO, ABOVE][sign(x) * sign(y) + 1];
  return made(x.m * y.m, x.k + y.k);
}

/** The quotient rounded to a multiple of `to`; null of two infinities. */
function over(x, y, to, mode) {
  if (x.infinite) return y.infinite ? null : [BELOW, ZERO, ABOVE][sign(x) * sign(y) + 1];
  if (y.infinite) return ZERO;
  const below = y.m * to.m;
  const above = x.m * power(y.k + to.k);
  const n = nearest(above, below * power(x.k), mode);
  return made(n * to.m, to.k);
}

const rounded = (x, to, mode) => (x.infinite ? x : over(x, ONE, to, mode));

/** The fraction as a whole number. */
function nearest(above, below, mode) {
  if (below < 0n) [above, below] = [-above, -below];
  let floor = above / below;
  if (above % below < 0n) floor -= 1n;
  const rest = above - floor * below;
  if (rest === 0n || mode === "down") return floor;
  if (mode === "up") return floor + 1n;
  const twice = rest * 2n;
  if (twice !== below) return twice > below ? floor + 1n : floor;
  const furtherUp = mode === "half_up" ? above > 0n : floor % 2n !== 0n;
  return furtherUp ? floor + 1n : floor;
}

/** Whether the decimal string of a finite end has more digits than a decimal may have. */
function isTooLong(x) {
  return isFinite_(x) && decimalText(x).replace(/[-.]/g, "").length > MOST_DIGITS;
}

/** Days from 1 March of the year 0, in the proleptic Gregorian calendar. */
function dayNumber(year, month, day) {
  const y = month > 2 ? year : year - 1;
  const fromMarch = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + fromMarch + day - 1;
}

const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysIn(year, month) {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Year, month and day of a day's number. */
function civil(number) {
  let year = Math.floor(number / 365.2425);
  while (dayNumber(year, 3, 1) > number) year--;
  while (dayNumber(year + 1, 3, 1) <= number) year++;
  const inYear = number - dayNumber(year, 3, 1);
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return fromMarch < 10 ? [year, fromMarch + 3, day] : [year + 1, fromMarch - 9, day];
}

/** The number of a date string, or null if it is none. */
function dayOf(text) {
  if (!/^[1-9][0-9]{3}-[01][0-9]-[0-3][0-9]$/.test(text)) return null;
  const [year, month, day] = text.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? dayNumber(year, month, day) : null;
}

function dateText(number) {
  const [year, month, day] = civil(number);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** A day's number plus a period: years and months, cut at the month's end; then weeks and days. */
function dayLater(number, period) {
  const [year, month, day] = civil(number);
  const months = year * 12 + month - 1 + period.years * 12 + period.months;
  const [y, m] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return dayNumber(y, m, Math.min(day, daysIn(y, m))) + 7 * period.weeks + period.days;
}

const isWeekend = (number) => [3, 4].includes(((number % 7) + 7) % 7);
