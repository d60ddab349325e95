/**
 * Words that say "error" and "code" in many languages, as regular expression sources. Matched without regard
 * to case. They stand right before a number, so compounds (Fehlercode, hibakód, felkod) need only their end.
 */
const ERROR_SPACED = [
  'err(?:or|ore|ori|eur|eurs|o|os|oare|orea|ors|ores)?|exception|oauthexception|failure|fault',
  'fehler\\p{L}{0,8}|fout(?:en)?|fel(?:et)?|fejl(?:en)?|feil(?:en)?|virhe\\p{L}{0,3}|viga|vea|hiba\\p{L}{0,4}',
  'b[łl][ąa]d|b[łl][ęe]d\\p{L}{0,3}|chyb\\p{L}{1,3}|gre[šs]k\\p{L}{1,2}|napak\\p{L}|klaid\\p{L}{1,2}|k[ļl][ūu]d\\p{L}{1,2}',
  'hata\\p{L}{0,5}|x[əe]ta\\p{L}{0,2}|xato\\p{L}{0,3}|l[ỗo]i|galat|kesalahan|ralat|kosa|hitilafu|gabim\\p{L}{0,2}',
  'ошибк\\p{L}{1,2}|помилк\\p{L}{1,2}|грешк\\p{L}{1,3}|қате\\p{L}{0,3}|алдаа',
  'σφάλμα\\p{L}{0,3}|σφαλμα\\p{L}{0,3}',
];
const ERROR_UNSPACED = [
  'خطأ|خطا|غلطی|ایرر|שגיא[הת]|תקלה|त्रुटि|एरर|ত্রুটি|এরর|பிழை|లోపం|ఎర్రర్|പിശക്|എറർ|ผิดพลาด',
  'შეცდომ\\p{L}{0,3}|սխալ\\p{L}{0,3}|错误|錯誤|报错|報錯|エラー|오류|에러',
];

const CODE = [
  'codes?|cod(?:ul|ice|ici)?|c[óo]digos?|codi|k[oó]d\\p{L}{0,4}|koodi\\p{L}{0,3}|kood\\p{L}{0,2}|m[ãa](?: số)?|msimbo',
  'код\\p{L}{0,3}|κωδικ\\p{L}{1,3}|კოდ\\p{L}{0,3}|կոդ\\p{L}{0,3}',
  'رمز|الرمز|رمزه|كود|الكود|کد|کوڈ|קוד|הקוד',
  'कोड|কোড|குறியீடு|கோட்|కోడ్|കോഡ്|โค้ด|รหัส|ኮድ',
  '代码|代碼|错误码|錯誤碼|码|碼|コード|코드',
];

/** A letter of a script that separates words by spaces; "PIN" may touch a Chinese or Hebrew letter. */
export const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]';

/** Says "error": "Fehler", "błędu", "ошибка", "错误" … */
const compound = '(?:[ _-]?(?:codes?|kod|kód|kode|koodi|number|nummer|id))?';
export const errorWords = `(?<!${letter})(?:${ERROR_SPACED.join('|')})${compound}(?!${letter})|${ERROR_UNSPACED.join('|')}`;

/** Says "code": "kod", "código", "код", "代码" … */
export const codeWords = CODE.join('|');

/** Says "subcode". */
export const subcodeWords =
  'sub[ _-]?codes?|error_?subcode|sub[ _-]?c[óo]digos?|sous[ -]code|sottocodice|subcodice|unter(?:fehler)?code|' +
  'pod[ -]?k[oó]d\\p{L}{0,2}|alt ?kod\\p{L}{0,2}|подкод\\p{L}{0,2}|子代码|子错误码|子代碼|子錯誤碼|サブコード|하위 ?코드|subkod\\p{L}{0,2}|subcod';

/** Codes of another world: "zip code", "status code", "country code" … */
export const foreignCodeWords =
  'zip|post(?:al|leit)?|postale?|country|area|promo|coupon|discount|bar|qr|status|exit|return|sort|response|http';
