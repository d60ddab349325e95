import type { UserTextKey } from './faults.ts';

type UserText = { readonly title: string; readonly text: string };

const english: Record<UserTextKey, UserText> = {
  'held-elsewhere': {
    title: 'Cannot Create Certificate',
    text: 'This number belongs to an existing WhatsApp account. To use it here, remove it from that account first, then try again in a few minutes.',
  },
  'two-step-on': {
    title: 'Cannot Create Certificate',
    text: 'Please make sure that two-step verification is disabled for this number.',
  },
  'ownership-unconfirmed': {
    title: 'Cannot Create Certificate',
    text: 'Please confirm that you own this phone number.',
  },
  'code-not-sent': { title: "Code Couldn't Be Sent", text: 'We could not send the code. Please try later.' },
  'code-volume': {
    title: "Code Couldn't Be Sent",
    text: 'You asked for a verification code too many times. Please try later.',
  },
  'code-wrong': {
    title: "Code Couldn't Be Verified",
    text: 'The code is wrong or no longer valid. Ask for a new one.',
  },
  'code-too-many-tries': {
    title: "Code Couldn't Be Verified",
    text: 'You entered a wrong code too many times. Please try again later.',
  },
  'pin-format': { title: 'Invalid PIN', text: 'The two-step PIN has to be six digits.' },
};

const polish: Record<UserTextKey, UserText> = {
  'held-elsewhere': {
    title: 'Nie można utworzyć certyfikatu',
    text: 'Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp. Aby go tu użyć, odłącz go najpierw od tego konta i spróbuj ponownie za kilka minut.',
  },
  'two-step-on': {
    title: 'Nie można utworzyć certyfikatu',
    text: 'Upewnij się, że weryfikacja dwuetapowa dla tego numeru jest wyłączona.',
  },
  'ownership-unconfirmed': {
    title: 'Nie można utworzyć certyfikatu',
    text: 'Potwierdź, że ten numer telefonu należy do Ciebie.',
  },
  'code-not-sent': { title: 'Nie wysłano kodu', text: 'Nie udało się wysłać kodu. Spróbuj później.' },
  'code-volume': {
    title: 'Nie wysłano kodu',
    text: 'Zbyt wiele razy poproszono o kod weryfikacyjny. Spróbuj później.',
  },
  'code-wrong': { title: 'Nie zweryfikowano kodu', text: 'Kod jest błędny albo wygasł. Poproś o nowy.' },
  'code-too-many-tries': {
    title: 'Nie zweryfikowano kodu',
    text: 'Zbyt wiele razy wpisano błędny kod. Spróbuj ponownie później.',
  },
  'pin-format': { title: 'Nieprawidłowy PIN', text: 'PIN weryfikacji dwuetapowej musi mieć sześć cyfr.' },
};

const vietnamese: Record<UserTextKey, UserText> = {
  'held-elsewhere': {
    title: 'Không thể tạo chứng chỉ',
    text: 'Số điện thoại này đang liên kết với một tài khoản WhatsApp hiện có. Để dùng số ở đây, hãy gỡ số khỏi tài khoản đó rồi thử lại sau vài phút.',
  },
  'two-step-on': {
    title: 'Không thể tạo chứng chỉ',
    text: 'Vui lòng kiểm tra rằng xác minh hai bước của số này đã được tắt.',
  },
  'ownership-unconfirmed': {
    title: 'Không thể tạo chứng chỉ',
    text: 'Vui lòng xác nhận số điện thoại này là của bạn.',
  },
  'code-not-sent': { title: 'Không gửi được mã', text: 'Chúng tôi không gửi được mã. Vui lòng thử lại sau.' },
  'code-volume': {
    title: 'Không gửi được mã',
    text: 'Bạn đã yêu cầu mã xác minh quá nhiều lần. Vui lòng thử lại sau.',
  },
  'code-wrong': { title: 'Không xác minh được mã', text: 'Mã sai hoặc đã hết hạn. Hãy yêu cầu mã mới.' },
  'code-too-many-tries': {
    title: 'Không xác minh được mã',
    text: 'Bạn đã nhập sai mã quá nhiều lần. Vui lòng thử lại sau.',
  },
  'pin-format': { title: 'Mã PIN không hợp lệ', text: 'Mã PIN xác minh hai bước phải gồm sáu chữ số.' },
};

const languages: Record<string, Record<UserTextKey, UserText>> = {
  en: english,
  pl: polish,
  vi: vietnamese,
};

/** The text for people in the language of a Graph locale such as `pl_PL`; English where we have none. */
export function findUserText(key: UserTextKey, locale: string): UserText {
  const language = locale.slice(0, 2).toLowerCase();
  return (languages[language] ?? english)[key];
}
