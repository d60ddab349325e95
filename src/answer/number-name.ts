/** What a number is called in front of people. */
export type NumberName = {
  readonly display: string | null;
  /** The display name that customers see. */
  readonly name: string | null;
  readonly phoneNumberId: string;
};

/** "+48 600 123 456", or its id where nobody told the number. */
export function numberText({ display, phoneNumberId }: NumberName): string {
  return display ?? phoneNumberId;
}

/** "+48 600 123 456 (Kłos)" */
export function numberAndName(number: NumberName): string {
  return number.name === null ? numberText(number) : `${numberText(number)} (${number.name})`;
}
