import { letter } from '../numbers/code-words.ts';

/**
 * Words that announce a PIN or a one-time code, as regular expression sources, matched without regard to case.
 * Latin, Cyrillic and Greek words need a boundary before them; other scripts attach prefixes or use no spaces.
 */
const SPACED = [
  // "pin" with the endings people give it, but not pink, ping, pinned, pint …
  'pin(?:em)?(?!g(?!\\p{L})|k(?!o)|e|ch|t|n|y|oc|ot|ball|point|terest)\\p{L}{0,8}|пин\\p{L}{0,6}|пін\\p{L}{0,6}',
  '[th]?otp|passcode|pass[ -]code|one[ -]time (?:pass)?(?:code|word)|2fa|two[-_ ]?(?:step|factor)',
  'verif\\p{L}{1,9}[ _-]code|verify_?code|(?:security|confirmation|registration|sms)[ -]code',
  'c[óo]digo de (?:verifica|confirma|seguran|segurid|registro|acesso|acceso)\\p{L}{0,6}',
  'code (?:de |d.)?(?:vérification|verification|confirmation|sécurité|validation|sms)',
  '(?:bestätigungs|verifizierungs|verifikations|prüf|sicherheits|einmal|verificatie|bevestigings|beveiligings|sms-)code\\p{L}{0,2}',
  '(?:verifierings|bekräftelse|säkerhets|engangs|bekreftelses|bekræftelses|sikkerhe[td]s|verifiserings|vahvistus|turva|kinnitus)k[oø]+d\\p{L}{0,4}',
  'codice di (?:verifica|conferma|sicurezza)',
  'k[oó]d\\p{L}{0,2} (?:weryfikacyjn|potwierdz|ověřovac|overovac|sms|aktywac|verifikacij|doğrulama)\\p{L}{0,6}',
  '(?:doğrulama|onay|verifikasi|pengesahan|otp|xác minh|xác nhận) (?:kodu|kode|kod|mã)|mã (?:pin|otp|xác minh|xác nhận)',
  'код\\p{L}{0,3} (?:подтвержд|провер|підтвердж|из смс|із смс|за потвр)\\p{L}{0,8}',
  'namba ya siri|password|passwort|senha|contraseña|mot de passe|wachtwoord|lösenord|adgangskode|has[łl]o|heslo',
  'jelszó|parol[aăă]|şifre|salasana|slaptažod\\p{L}{0,3}|parole|kata sandi|mật khẩu|пароль|парола|лозинка|κωδικός πρόσβασης',
];

const UNSPACED = [
  '验证码|驗證碼|校验码|動態碼|动态码|密码|密碼|口令|暗証番号|認証コード|確認コード|認証番号|ワンタイム|ピン|パスワード',
  '핀|인증 ?번호|인증 ?코드|비밀번호|일회용|รหัสผ่าน|รหัสยืนยัน|พิน|โอทีพี',
  'الرقم السري|رقم التعريف|رمز التحقق|رمز التأكيد|رمز المرور|كلمة السر|كلمة المرور|رمز تایید|کد تایید|کد تأیید|پین|رمز عبور|بن كود',
  'קוד אימות|קוד האימות|סיסמה|פין|पिन|ओटीपी|सत्यापन कोड|पासवर्ड|পিন|ওটিপি|যাচাইকরণ কোড|பின்|ஓடிபி|సిపిన్|పిన్|ఓటీపీ',
  'പിൻ|ഒടിപി|პინ|პაროლ|փին|ፒን|ပင်|លេខសម្ងាត់|ລະຫັດ|පින්|પિન|ਪਿੰਨ|ಪಿನ್',
];

/** Says only "code": a six-digit number beside it is a one-time code unless an error is spoken of. */
const CODE_SPACED = [
  'codes?|cod(?:ul|ice|ici)?|c[óo]digos?|codi|k[oó]d\\p{L}{0,4}|koodi\\p{L}{0,3}|kood\\p{L}{0,2}|mã|msimbo',
  'код\\p{L}{0,3}|κωδικ\\p{L}{1,3}',
];
const CODE_UNSPACED =
  'رمز|كود|کد|کوڈ|קוד|कोड|কোড|குறியீடு|கோட்|కోడ్|കോഡ്|รหัส|โค้ด|კოდ|կոդ|ኮድ|代码|代碼|码|碼|コード|코드|કોડ|ਕੋਡ|ಕೋಡ್|කේත';

const spaced = (words: string) => `(?<!${letter}|\\p{N})(?:${words})`;

/** A PIN or one-time code is meant, whatever else is said. */
export const strongPinWords = `${spaced(SPACED.join('|'))}|${UNSPACED.join('|')}`;

/** A code is meant, perhaps that of an error. */
export const weakPinWords = `${spaced(CODE_SPACED.join('|'))}|${CODE_UNSPACED}`;

/** camelCase keys: newPin, userOtp. */
export const camelPinWords = /(?<=[a-z])(?:Pin|PIN|Otp|OTP|Passcode)(?![a-z])/g;
