/* Amounts of money as people type them, 1,000.50 or 1万2 or １０００元, as whole fen; and back into words. Pure.
   What could mean two things is no amount: nothing is guessed about money. */

export const MOST_FEN = 1e13; // a hundred thousand million yuan; far below what a number holds exactly
const LONGEST_AMOUNT = 60; // signs; a page full of text is no amount, and is not searched for one
const DIGITS = { "〇": 0, "零": 0, "一": 1, "壹": 1, "二": 2, "贰": 2, "两": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9 };
const UNITS = { 千: 1000, 仟: 1000, 百: 100, 佰: 100, 十: 10, 拾: 10 };
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/;
const PLAIN = /^\d{1,15}(?:\.\d{1,2})?$/;

/** Full-width digits and marks as the narrow ones. */
export function narrow(text) {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0]/g, " ").replace(/。/g, ".");
}

/** Whole fen of what somebody typed, or null when it is no amount, or more than one. */
export function readFen(typedText) {
  if (typedText.length > LONGEST_AMOUNT) return null;
  const bare = narrow(typedText).replace(/\s+/g, "").replace(/^(?:人民币|RMB|CNY)/i, "").replace(/^[¥￥]/, "").replace(/(?:元整|元正|元|圆整|圆|块钱|块|整)$/, "");
  const fen = bareFen(bare);
  return fen !== null && fen <= MOST_FEN ? fen : null;
}

function bareFen(bare) {
  if (PLAIN.test(bare) || GROUPED.test(bare)) return fenOf(bare.replace(/,/g, ""));
  const jiao = /^(.*\D|\d{1,9})(?:元|块)(\d)(?:角|毛)?$/.exec(bare); // 3块5, 3元5角
  if (jiao) {
    const yuan = bareFen(jiao[1].replace(/[元块]$/, ""));
    return yuan === null || yuan % 100 ? null : yuan + Number(jiao[2]) * 10;
  }
  return wordFen(bare);
}

function fenOf(digits) {
  const [yuan, part = ""] = digits.split(".");
  return Number(yuan) * 100 + Number(part.padEnd(2, "0"));
}

/* 1万2 · 1.2万 · 3千5 · 一万二千 · 1万2500 */
function wordFen(bare) {
  const [head, tail, more] = bare.split(/[万萬]/);
  if (tail === undefined) return belowTenThousand(bare);
  if (more !== undefined) return null;
  const above = belowTenThousand(head);
  if (above === null) return null;
  const rest = tail === "" ? 0 : shortTail(tail, 1000);
  if (rest === null || (above % 100 && rest)) return null;
  return above * 10000 + rest;
}

/* What stands after a unit: one digit counts the next smaller unit (1万2 is 12000), 零 says that it does not. */
function shortTail(tail, next) {
  const digit = oneDigit(tail);
  if (digit !== null) return digit * next * 100;
  const zero = /^[零〇](.+)$/.exec(tail);
  if (zero) return belowTenThousand(zero[1]);
  if (/^\d+$/.test(tail)) return tail.length === String(next).length ? Number(tail) * 100 : null;
  return /^[\d.]+$/.test(tail) ? null : belowTenThousand(tail);
}

function oneDigit(text) {
  if (/^\d$/.test(text)) return Number(text);
  return text in DIGITS ? DIGITS[text] : null;
}

/* 3千5 · 五百 · 十二 · 1.5千 · 350.5, in fen. */
function belowTenThousand(text) {
  if (PLAIN.test(text)) return fenOf(text);
  let rest = text;
  let sum = 0;
  let last = 10000;
  while (rest) {
    const found = /^([零〇]?)(\d+(?:\.\d)?|[一壹二贰两三叁四肆五伍六陆七柒八捌九玖])?([千仟百佰十拾])/.exec(rest);
    if (!found) break;
    const unit = UNITS[found[3]];
    if (unit >= last || (!found[2] && unit !== 10)) return null;
    const count = !found[2] ? 1 : found[2] in DIGITS ? DIGITS[found[2]] : Number(found[2]);
    if (!Number.isInteger(count) && (rest !== text || rest.length > found[0].length)) return null;
    if (count >= 10 && unit > 100) return null;
    sum += Math.round(count * unit * 100);
    last = unit;
    rest = rest.slice(found[0].length);
  }
  if (!rest) return last === 10000 ? null : sum;
  if (last === 10000) return oneDigit(rest) === null ? null : oneDigit(rest) * 100;
  const tail = shortTail(rest, last / 10);
  return tail === null || tail >= last * 100 ? null : sum + tail;
}

/** 1234567 -> 12,345.67; whole yuan without fen. */
export function yuan(fen) {
  const whole = Math.floor(Math.abs(fen) / 100);
  const part = Math.abs(fen) % 100;
  const grouped = String(whole).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return (fen < 0 ? "-" : "") + grouped + (part ? "." + String(part).padStart(2, "0") : "");
}
