/** What the details of an attempt begin with whose call never left this machine; the reason follows. */
export const NOT_SENT = 'not sent: ';
