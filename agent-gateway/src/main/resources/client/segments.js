// The rule of the kit's SmsText: GSM 03.38, or UCS-2 as soon as one character is not in it.
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u00a0ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
basic.delete('\u00a0');
const extended = new Set('\f^{}\\[~]|€');

/** The most SMS that one text may take. */
export const maxSegments = 5;

/** Characters that word processors write where GSM 03.38 has a plain one. */
const plain = /** @type {Record<string, string>} */ ({
  '‘': "'", '’': "'", '‚': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‑': '-', '…': '...',
  '\u00a0': ' ', '\u2009': ' ', '\u202f': ' ', '\u200b': '', '•': '-', '´': "'", '`': "'",
});

/**
 * How a text goes over the air.
 * @param {string} text
 * @returns {{ segments: number, units: number, gsm: boolean, costly: string[], replaceable: boolean }} `costly` names the characters
 *   that make it UCS-2, in which an SMS holds less than half as much
 */
export function measure(text) {
  const characters = [...text];
  const costly = [...new Set(characters.filter(each => !basic.has(each) && !extended.has(each)))];
  const gsm = costly.length === 0;
  const size = (/** @type {string} */ each) => (gsm ? (extended.has(each) ? 2 : 1) : each.length);
  const units = characters.reduce((sum, each) => sum + size(each), 0);
  const [single, part] = gsm ? [160, 153] : [70, 67];
  let segments = 1;
  if (units > single) {
    let used = 0;
    for (const each of characters) {
      if (used + size(each) > part) { segments++; used = 0; }
      used += size(each);
    }
  }
  return { segments, units, gsm, costly, replaceable: costly.some(each => each in plain) };
}

/** The text with plain characters for typographic ones. */
export const replaced = (/** @type {string} */ text) => [...text].map(each => plain[each] ?? each).join('');
