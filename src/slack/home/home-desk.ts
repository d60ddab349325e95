import type { webApi } from '@slack/bolt';
import { homeActions } from '../../answer/action-ids.ts';
import { draftModal } from '../../answer/home-view.ts';
import { decidedText, homeTexts } from '../../answer/texts-learning.ts';
import { draftEntry } from '../../learning/draft.ts';
import type { Learning } from '../../learning/learning.ts';
import { readInbox } from '../../learning/read-inbox.ts';
import type { MayApprove } from './approvers.ts';
import { closedHome, type HomeDeps, readHome } from './read-home.ts';

export type HomeDeskDeps = HomeDeps & {
  readonly client: webApi.WebClient;
  readonly learning: Learning;
  readonly mayApprove: MayApprove;
  /** Fires when the bot stops. */
  readonly stopping: AbortSignal;
};

/** A press on a button of the App Home. */
export type HomePress = {
  readonly user: string;
  readonly action: string;
  readonly value: string;
  readonly trigger: string;
};

/** The App Home: shows what could be learned, and carries out what an approver decides there. */
export type HomeDesk = {
  show(user: string): Promise<void>;
  press(press: HomePress): Promise<void>;
};

/** The person's view is published twice where the effect of a phrase is still to be worked out. */
async function publish(deps: HomeDeskDeps, user: string, notice: string | null): Promise<void> {
  const { client, mayApprove, reviewer, stopping } = deps;
  const may = await mayApprove(user);
  const read = () => (may === 'yes' ? readHome(deps, user, notice) : closedHome(deps, user, may));
  const { view, unknown } = await read();
  await client.views.publish({ user_id: user, view: view as webApi.ViewsPublishArguments['view'] });
  if (unknown.length === 0) return;
  await reviewer.review(unknown, stopping);
  const { view: complete } = await read();
  await client.views.publish({ user_id: user, view: complete as webApi.ViewsPublishArguments['view'] });
}

async function showDraft({ client, db, matcher, clock }: HomeDeskDeps, press: HomePress): Promise<void> {
  const cluster = (await readInbox(db, matcher)).find(({ id }) => `${id}` === press.value);
  if (cluster === undefined) return;
  const today = new Date(clock()).toISOString().slice(0, 10);
  await client.views.open({ trigger_id: press.trigger, view: draftModal(draftEntry(cluster, today)) });
}

async function decide({ learning }: HomeDeskDeps, { user, action, value }: HomePress) {
  const id = Number(value);
  if (!Number.isSafeInteger(id)) return null;
  switch (action) {
    case homeActions.accept:
      return await learning.accept(id, user);
    case homeActions.reject:
      return await learning.reject(id, user);
    case homeActions.undo:
      return await learning.undo(id, user);
    default:
      return null;
  }
}

export function createHomeDesk(deps: HomeDeskDeps): HomeDesk {
  return {
    show: async (user) => {
      await deps.learning.refresh();
      await publish(deps, user, null);
    },
    press: async (press) => {
      const { user, action } = press;
      if ((await deps.mayApprove(user)) !== 'yes') return await publish(deps, user, null);
      if (action === homeActions.draft) return await showDraft(deps, press);
      const decided = await decide(deps, press);
      await publish(deps, user, decided === null ? homeTexts.gone : decidedText(decided));
    },
  };
}
