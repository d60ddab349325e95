import { z } from 'zod';
import { actionNames } from '../../knowledge/schema.ts';
import { claimLookup, dropLookup, findLookup } from '../../store/lookups.ts';
import type { Db } from '../../store/schema.ts';

/** Who used the buttons of a message, and for what: they are good for one thing. */
const claimSchema = z.object({
  kind: z.literal('claim'),
  /** An order's id, or a retry's. */
  orderId: z.string(),
  action: z.enum(actionNames),
  isRetry: z.boolean(),
  by: z.string(),
  at: z.number(),
});

export type Claim = z.infer<typeof claimSchema>;

type Message = { readonly channel: string; readonly messageTs: string };

const idOf = ({ channel, messageTs }: Message) => `claim:${channel}:${messageTs}`;

/** Takes the buttons of a message. Returns who has them now: of several people at once it is the first. */
export async function claimButtons(db: Db, message: Message, claim: Claim): Promise<Claim> {
  const kept = await claimLookup(db, idOf(message), claim, claim.by, claim.at);
  return claimSchema.safeParse(kept).data ?? claim;
}

/** Who has the buttons of a message; null: nobody. */
export async function findClaim(db: Db, message: Message): Promise<Claim | null> {
  return claimSchema.safeParse(await findLookup(db, idOf(message))).data ?? null;
}

/** Gives the buttons back, for nothing was done with them; false where somebody else has them. */
export async function releaseButtons(db: Db, message: Message, orderId: string): Promise<boolean> {
  const claim = await findClaim(db, message);
  if (claim?.orderId !== orderId) return false;
  await dropLookup(db, idOf(message));
  return true;
}
