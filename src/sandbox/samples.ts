import type { WorldControl } from './graph/control.ts';

export type Sample = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** What has to be the matter at Meta first, so that the bot finds what the words tell. */
  readonly control?: WorldControl;
  /** Sent as a file: a picture is drawn of the words, anything else holds them. */
  readonly file?: { readonly name: string; readonly type: 'image/png' | 'text/csv' };
};

/** Shaped like a Meta token, so that masking can be watched; it opens nothing. */
const FAKE_TOKEN = `EAA${'SandboxOnly'.repeat(4)}`;

/** Pastes to try: first one for each thing that the bot does, then one for each way an error reaches a desk. */
export const samples: readonly Sample[] = [
  {
    id: 'polish',
    label: 'Polish',
    text: 'Ten numer telefonu jest powiązany z istniejącym kontem WhatsApp\n+48 600 123 456',
  },
  {
    id: 'wrong-pin',
    label: 'Wrong PIN',
    text: 'connecting +49 1512 3456789 fails with (#133005) Two step verification PIN Mismatch',
  },
  {
    id: 'two-people',
    label: 'Two people needed',
    text: 'error 133000 for +55 11 91234-5678, we had deregistered it and now nothing works',
    control: { kind: 'number', id: '106540352242004', control: 'break-off-deregistration' },
  },
  {
    id: 'outage',
    label: 'Outage at Meta',
    text: '(#133004) Server Temporarily Unavailable, for ten minutes now, +49 1512 3456789',
    control: { kind: 'trouble', trouble: 'registration-down' },
  },
  {
    id: 'list',
    label: 'A list of numbers',
    text: '@wa-support check these\n+48 600 123 456\n+49 1512 3456789\n+55 11 91234-5678\n+34 612 34 56 78',
  },
  {
    id: 'screenshot',
    label: 'A screenshot',
    text: '(#133010) Account not registered\nPhone number +34 612 34 56 78',
    file: { name: 'screenshot.png', type: 'image/png' },
  },
  {
    id: 'csv',
    label: 'A CSV of numbers',
    text: 'customer;phone\nPiekarnia Kłos;+48 600 123 456\nNordlicht Reisen;+49 1512 3456789\nCafé Aurora;+55 11 91234-5678\nUnknown;+48 799 000 111\n',
    file: { name: 'numbers.csv', type: 'text/csv' },
  },
  {
    id: 'unknown',
    label: 'Unknown error',
    text: '@wa-support what does this mean? {"error":{"message":"(#139901) Business relay is not provisioned","type":"OAuthException","code":139901,"fbtrace_id":"AzSandbox0Unknown"}}',
  },
  {
    id: 'json',
    label: 'JSON payload',
    text: `\`\`\`
POST /v25.0/106540352242002/register → HTTP 400
{
  "error": {
    "message": "(#133005) Two step verification PIN Mismatch",
    "type": "OAuthException",
    "code": 133005,
    "error_data": {
      "messaging_product": "whatsapp",
      "details": "Two step verification PIN Mismatch"
    },
    "fbtrace_id": "A4xSandbox2mTzQ9dLw1"
  }
}
\`\`\``,
  },
  {
    id: 'traceback',
    label: 'Python traceback',
    text: `\`\`\`
Traceback (most recent call last):
  File "/srv/onboarding/connect.py", line 88, in register_number
    response.raise_for_status()
  File "/srv/onboarding/http.py", line 31, in raise_for_status
    raise GraphError(self.payload)
onboarding.errors.GraphError: {'error': {'message': '(#133006) Phone number re-verification needed', 'type': 'OAuthException', 'code': 133006, 'error_data': {'messaging_product': 'whatsapp', 'details': 'Phone number needs to be verified before registering'}, 'fbtrace_id': 'AbSandbox7Kq0'}} phone_number_id=106540352242006
\`\`\``,
  },
  {
    id: 'vietnamese',
    label: 'Vietnamese',
    text: 'Chị ơi, em nhập mã PIN xác minh hai bước sai nhiều lần quá, giờ WhatsApp báo thử sai quá nhiều lần, số +84 90 123 45 67 bị khóa tạm thời. Em phải làm sao ạ?',
  },
  {
    id: 'welsh',
    label: 'Welsh, by the model',
    text: "@wa-support beth yw hwn? Mae'r rhif ffôn hwn eisoes yn gysylltiedig â chyfrif WhatsApp arall +44 7400 123456",
  },
  {
    id: 'secret',
    label: 'Secret inside',
    text: `\`\`\`
curl -X POST https://graph.facebook.com/v25.0/106540352242001/register \\
  -H "Authorization: Bearer ${FAKE_TOKEN}" \\
  -d '{"messaging_product":"whatsapp","pin":"482913"}'

{"error":{"message":"(#133016) Account register deregister rate limit exceeded","type":"OAuthException","code":133016,"fbtrace_id":"AcSandbox3Rate"}}
\`\`\``,
  },
  {
    id: 'talk',
    label: 'Ordinary talk',
    text: 'Lunch at 12:30? I booked the table by the window for six of us.',
  },
];
