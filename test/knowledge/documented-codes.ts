/**
 * The codes that Meta documents, or that were seen in the wild, by the entry that they must lead to.
 * `190/463` is code and subcode; five digits and more stand for themselves, as code or as subcode.
 */
export const documentedCodes: Readonly<Record<string, readonly string[]>> = {
  // registration and two-step verification
  'cannot-create-certificate': ['2388001'],
  'partial-deregister': ['133000'],
  'pin-mismatch': ['133005', '2388092'],
  'reverify-needed': ['133006'],
  'pin-attempts': ['133008'],
  'pin-too-quick': ['133009'],
  'not-registered': ['133010', '2207051', '2494160'],
  'recently-deleted': ['133015'],
  'register-rate-limit': ['133016'],
  'incorrect-certificate': ['131045'],
  // verification codes
  'otp-send-failed': ['136024', '2388091', '2593037'],
  'otp-too-many-attempts': ['2388367', '2494158'],
  'otp-invalid': ['136025', '2388093', '2388364', '2593039'],
  // access
  'oauth-expired': [
    ...[
      '0',
      '102',
      '104',
      '190',
      '190/458',
      '190/459',
      '190/460',
      '190/463',
      '190/464',
      '190/467',
      '190/492',
    ],
  ],
  'permission-denied': ['3', '10', '200', '1349174', '131005'],
  'number-deleted': ['33'],
  'object-not-found': ['100/33', '803', '2593072'],
  'invalid-parameter': ['100', '131008', '131009', '135000'],
  // throttling and outages
  'server-unavailable': ['2', '133004', '131016', '131057', '2494100'],
  'rate-limited': [
    ...[
      '4',
      '17',
      '341',
      '613',
      '2446079',
      '80007',
      '80008',
      '130429',
      '2494055',
      '131048',
      '131056',
      '131064',
    ],
    ...['3441033', '3441046', '1675004', '1390006', '1390008'],
  ],
  generic: ['1', '131000'],
  // integrity, billing, health
  'account-restricted': [
    ...['131031', '368', '130497', '141000', '2655089', '3441040', '2388107', '2859015', '1357053'],
  ],
  'payment-issue': ['131042', '141006'],
  'display-name': ['131037', '2388009', '2388010'],
  'terms-not-accepted': ['134011'],
  // messages
  'window-expired': ['131047'],
  'recipient-undeliverable': [
    ...['131026', '131021', '131049', '131050', '131051', '131052', '131053', '130403', '130472', '131060'],
  ],
  'recipient-not-allowed': ['131030'],
  // moving a number, WhatsApp accounts, embedded signup
  'number-already-in-waba': ['2388012'],
  'migration-errors': ['2388103', '2593079', '2593085'],
  'coexistence-sync': ['2593107', '2593108', '2593109'],
  'waba-connected-elsewhere': ['2655093', '3441041', '2655049', '2494028', '2494119', '2494120', '2494029'],
  'platform-disconnect-wait': ['2655094', '3441049'],
  'number-linked': ['3441030'],
  'coexistence-ineligible': ['2655095', '2655048', '4563015', '3441045', '3441042', '3441047'],
  'number-linked-to-page': ['2655082'],
  'number-invalid': ['3441051', '2388002'],
  'waba-limit-reached': ['2388098', '2494067'],
  'portfolio-limit-reached': ['1752089', '1690114'],
  'waba-pending-review': ['2494030', '2494143', '2494091', '141010'],
  'signup-code-expired': ['36007', '36009'],
  'signup-failed': [
    ...['2859009', '4612001', '2859043', '2136001', '2655011', '2593035', '2655005', '2655076', '2593010'],
    ...['1690089', '1690090', '1690091', '1690062', '1675030', '1675012', '2593030', '3441003', '4056009'],
    ...['1752224', '1690061', '1349246', '2655091'],
  ],
  'webhook-misconfigured': ['2200'],
};

/** Templates, flows, calls, and two that nobody documents. */
export const foreignCodes = [
  ...[132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069],
  ...[141002, 138024, 138025, 136023, 2593006],
];
