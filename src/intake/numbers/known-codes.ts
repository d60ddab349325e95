/**
 * Numbers that Meta uses as codes or subcodes, after its error pages for the WhatsApp Business Platform and
 * Embedded Signup. A number here counts as a code wherever it stands alone.
 */
const EXACT = new Set([
  80007, 80008, 130403, 130429, 130472, 130497, 131000, 131005, 131008, 131009, 131016, 131021, 131026,
  131030, 131031, 131037, 131042, 131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055,
  131056, 131057, 131060, 131064, 132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069,
  133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 135000, 136023, 136024,
  136025, 138024, 138025, 141000, 141002, 141006, 141010, 1349174, 1349246, 1357053, 1390006, 1390008,
  1752089, 1752224, 2136001, 2207051, 2446079, 4056009, 4563015, 4612001,
]);

/** 13xxxx as Meta numbers them, and the seven-digit families of business management. */
const FAMILY = /^(?:1304\d\d|13[0-9]0\d\d|(?:1675|1690|2388|2494|2593|2655|2859|3441)\d{3})$/;

/** Graph codes of one to three digits that Meta documents; others of this length are seldom Graph codes. */
const SHORT = new Set([0, 1, 2, 3, 4, 10, 17, 33, 100, 102, 104, 190, 341, 368, 506, 613, 803]);

/** The number stands in Meta's lists. */
export function isKnownCode(value: number): boolean {
  return EXACT.has(value) || isShortCode(value);
}

/** A short Graph code: 100, 190, the 200 range, … */
export function isShortCode(value: number): boolean {
  return SHORT.has(value) || (value >= 200 && value <= 299);
}

/** The digits read as a code of Meta's even with no word beside them. */
export function looksLikeMetaCode(digits: string): boolean {
  return FAMILY.test(digits) || (digits.length >= 5 && EXACT.has(Number(digits)));
}

/** Seven digits: such numbers are subcodes, also where a person or a log calls them "error code". */
export function isSubcodeSized(value: number): boolean {
  return value >= 1_000_000;
}

/** HTTP status codes of failures, which people also call "error 400". */
export function isHttpFailure(value: number): boolean {
  return (value >= 400 && value <= 431) || value === 451 || (value >= 500 && value <= 530 && value !== 506);
}
