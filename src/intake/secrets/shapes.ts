import type { SecretKind } from '../types.ts';

/**
 * One shape of secret. `pattern` has two groups: what stays, and the secret.
 * `hint` is looked for first, because most texts hold no secret at all.
 */
export type SecretShape = {
  readonly kind: SecretKind;
  readonly hint: RegExp;
  readonly pattern: RegExp;
  /** Told the secret and what stands before it; false leaves the text alone. */
  readonly accept?: (secret: string, before: string) => boolean;
};

/** Characters of a value that is not quoted; a mask or another field ends it. */
const VALUE = String.raw`[^\s"'“”‘’«»&,;<>‹›\\(){}[\]]`;

/** What may stand between a key and its value in JSON, Python, PHP, headers, URLs and percent encoding. */
const SEP = String.raw`["'“”‘’\\\]]*(?:%22)?\s*(?:=>|[:=：＝]|%3[AD])\s*(?:%20|%22)?[\\"'“”‘’]*`;

const TOKEN_KEY =
  'token|jwt|authori[sz]ation|certificate|api[ _-]?key|access[ _-]?key|apikey|private[ _-]?key|account[ _-]?key';
const SECRET_KEY =
  'secret|appsecret_proof|app[ _-]?secret|signing[ _-]?key|encryption[ _-]?key|x-hub-signature(?:-256)?';
const PASSWORD_KEY =
  'passw(?:or)?d|passwort|passphrase|pwd|senha|contraseña|mot de passe|wachtwoord|lösenord|has[łl]o|heslo|jelszó|şifre|пароль|кодовое слово|密码|密碼|パスワード|비밀번호|كلمة المرور|סיסמה|mật khẩu';

/** An app secret is 32 hexadecimal digits, and so is many a harmless hash: the word must stand near. */
const HEX_RUN = /[0-9a-f]{32}/i;
const SECRET_WORD =
  'secret|proof|segredo|segreto|geheim|sekret|tajn|hemlig|gizli|rahasia|bí mật|секрет|密钥|密鑰|シークレット|비밀|سري|סוד|गुप्त|ลับ';

const PLACEHOLDER =
  /^(?:null|none|nil|undefined|true|false|expired|invalid|incorrect|wrong|required|missing|empty|error|string|bearer|oauth|basic)$/i;

/** Letters and digits mixed, or capitals inside: no word of a sentence. */
const looksRandom = (value: string) =>
  /\d/.test(value) || /[a-z][A-Z]/.test(value) || /^\S{24,}$/.test(value);

/** Told by a key: certain after "=" or a quote, else only if the value is no plain word. */
function acceptKeyed(secret: string, before: string): boolean {
  if (PLACEHOLDER.test(secret)) return false;
  return /(?:[="'“”‘’＝]|%3D|%22)$/i.test(before) || (secret.length >= 8 && looksRandom(secret));
}

const keyed = (keys: string, min: number) =>
  new RegExp(`((?:${keys})${SEP}(?:Bearer |OAuth )?)(${VALUE}{${min},})`, 'giu');

export const secretShapes: readonly SecretShape[] = [
  {
    kind: 'private key',
    hint: /PRIVATE KEY/,
    pattern: /(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)((?:(?!-----END|‹)[\s\S])+)/g,
  },
  {
    kind: 'Slack token',
    hint: /hooks\.slack\.com|slack\.com\/api/,
    pattern: /(hooks\.slack\.com\/(?:services|triggers|workflows)\/)([A-Za-z0-9_/-]{8,})/g,
  },
  { kind: 'Slack token', hint: /xoxd-/, pattern: /()(xoxd-[A-Za-z0-9%/+=_-]{8,})/g },
  {
    kind: 'Slack token',
    hint: /xox|xapp/,
    pattern: /()((?:xoxe\.)?xox[a-z]-[A-Za-z0-9-]{8,}|xapp-[A-Za-z0-9-]{10,})/g,
  },
  { kind: 'JWT', hint: /eyJ/, pattern: /()(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?)/g },
  {
    kind: 'access token',
    hint: /EAA|IG(?:AA|QV)|AQ/,
    pattern: /()(EAA[0-9A-Za-z]{20,}|(?:IG(?:AA|QV)|AQ[A-Z])[0-9A-Za-z_-]{50,})/g,
  },
  {
    kind: 'app token',
    hint: /\d(?:\||%7C)/i,
    pattern: /()((?<!\d)\d{13,18}(?:\||%7C)[0-9A-Za-z_-]{20,64})/gi,
  },
  {
    kind: 'API key',
    hint: /sk[-_]|gh[a-z]_|github_|glpat|AIza|A[KS]IA|whsec|rk_live|SG\.|hf_|npm_|dop_|shp|SK[0-9a-f]|pplx|gsk_|xai-|ya29/,
    pattern:
      /()(sk-[A-Za-z0-9_-]{16,}|[rs]k_(?:live|test)_[A-Za-z0-9]{10,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{15,}|AIza[0-9A-Za-z_-]{30,}|A[KS]IA[0-9A-Z]{16}|whsec_[A-Za-z0-9+/=]{16,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|dop_v1_[a-f0-9]{30,}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{20,}|SK[0-9a-f]{32}|(?:pplx|gsk|xai)[-_][A-Za-z0-9]{20,}|ya29\.[A-Za-z0-9_-]{20,})/g,
  },
  {
    kind: 'bearer header',
    hint: /bearer|oauth|basic/i,
    pattern: new RegExp(String.raw`(\b(?:Bearer|OAuth|Basic)(?:\s|%20|\+){1,3})(${VALUE}{8,})`, 'giu'),
    accept: (secret) => looksRandom(secret) && !PLACEHOLDER.test(secret),
  },
  {
    kind: 'password',
    hint: /:\/\//,
    pattern: /(:\/\/[^\s:@/‹›]{1,64}:)([^\s@/‹›]{3,200})(?=@)/g,
  },
  {
    kind: 'app secret',
    hint: HEX_RUN,
    pattern: new RegExp(
      `((?:${SECRET_WORD})[^\\n‹›]{0,60}?(?<![0-9a-f]))([0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-f])`,
      'giu',
    ),
  },
  {
    kind: 'app secret',
    hint: HEX_RUN,
    pattern: new RegExp(`()((?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f]))(?=[^\\n]{0,40}(?:${SECRET_WORD}))`, 'giu'),
  },
  {
    kind: 'app secret',
    hint: /secret|proof|signature|signing|encryption/i,
    pattern: keyed(SECRET_KEY, 6),
    accept: acceptKeyed,
  },
  {
    kind: 'access token',
    hint: /token|key|jwt|authori|certificate/i,
    pattern: keyed(TOKEN_KEY, 6),
    accept: acceptKeyed,
  },
  {
    kind: 'password',
    hint: /passw|pwd|passphrase|senha|contraseña|mot de passe|wachtwoord|lösenord|has[łl]o|heslo|jelszó|şifre|пароль|слово|密|パスワード|비밀번호|كلمة|סיסמה|mật khẩu/i,
    pattern: new RegExp(`((?:${PASSWORD_KEY})${SEP})((?:(?!["'\\\\‹›])[\\x21-\\x7e]){4,})`, 'giu'),
    accept: (secret, before) => acceptKeyed(secret, before) || /[^A-Za-z].|[a-z][A-Z]/.test(secret),
  },
];
