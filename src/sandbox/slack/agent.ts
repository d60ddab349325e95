import { randomUUID } from 'node:crypto';
import type { AgentDependencies, Done } from './agent-dependencies.ts';
import { begin, nextActionTs, sendPayload } from './begin.ts';
import type { Board } from './board.ts';
import type { ShownMessage, ShownModal, View } from './conversation.ts';
import { isTaken } from './deliver.ts';
import {
  commandForm,
  eventEnvelope,
  globalShortcut,
  messageAction,
  messageShortcut,
  type PressedControl,
  type StateValues,
  viewAction,
  viewClosed,
  viewSubmission,
} from './payloads.ts';
import type { Channel } from './people.ts';
import type { ResponseTarget } from './response-urls.ts';
import { post, type SendOptions, type SentFile, sendFiles } from './say.ts';
import { answerSubmission } from './submission.ts';
import { toForm } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** Where a control was pressed: on a message, or in an open modal or App Home. */
type Place = { readonly channel: string; readonly ts: string } | { readonly viewId: string };

/** A person at the keyboard: everything a person can do that Slack turns into a request. */
export type Agent = {
  readonly post: (channel: string, typed: string, threadTs?: string) => Promise<Done>;
  /** Sends a file, with words beside it or not. */
  readonly uploadFile: (
    channel: string,
    file: SentFile & { readonly text?: string },
    threadTs?: string,
  ) => Promise<Done>;
  /** Sends several files in one message. */
  readonly uploadFiles: (channel: string, files: readonly SentFile[], options?: SendOptions) => Promise<Done>;
  readonly press: (place: Place, action: PressedControl, values: StateValues) => Promise<Done>;
  readonly submit: (viewId: string, values: StateValues) => Promise<Done>;
  readonly close: (viewId: string) => Promise<Done>;
  readonly command: (channel: string, command: string, text: string) => Promise<Done>;
  /** Opens the App Home: the app hears of it and may publish it anew. */
  readonly openHome: () => Promise<Done>;
  /** A shortcut on a message, or from the composer. */
  readonly shortcut: (callbackId: string, where?: { channel: string; ts: string }) => Promise<Done>;
};

const fine: Done = { problem: null };
const gone: Done = { problem: 'That message or dialog is no longer there.' };

export function createAgent(dependencies: AgentDependencies): Agent {
  const { workspace, board } = dependencies;
  const at = (channel: string, ts: string) => locate(dependencies, channel, ts);
  return {
    post: (channel, typed, threadTs) => post(dependencies, channel, typed, threadTs),
    uploadFile: (channel, { text = '', ...file }, threadTs) =>
      sendFiles(dependencies, channel, [file], { text, ...(threadTs === undefined ? {} : { threadTs }) }),
    uploadFiles: (channel, files, options) => sendFiles(dependencies, channel, files, options),
    press: async (place, action, values) => {
      if ('viewId' in place) return pressInView(dependencies, place.viewId, action, values);
      const where = at(place.channel, place.ts);
      if (where === null) return gone;
      const interaction = await begin(dependencies, targetOf(workspace, where));
      return interact(dependencies, messageAction(workspace, interaction, where, action, values));
    },
    submit: async (viewId, values) => {
      const modal = findModal(board, viewId);
      if (modal === undefined) return gone;
      const interaction = await begin(dependencies, null, viewId);
      const delivery = await sendPayload(
        dependencies,
        viewSubmission(workspace, interaction, modal.view, values),
      );
      return isTaken(delivery) ? answerSubmission(dependencies, modal.view, delivery.body) : unanswered;
    },
    close: (viewId) => close(dependencies, viewId),
    command: (channel, name, text) => runCommand(dependencies, channel, name, text),
    openHome: () => openHome(dependencies),
    shortcut: async (callbackId, message) => {
      if (message === undefined) {
        const interaction = await begin(dependencies, null);
        return interact(dependencies, globalShortcut(workspace, interaction, callbackId));
      }
      const where = at(message.channel, message.ts);
      if (where === null) return gone;
      const interaction = await begin(dependencies, targetOf(workspace, where));
      return interact(dependencies, messageShortcut(workspace, interaction, where, callbackId));
    },
  };
}

const unanswered: Done = { problem: 'The app did not answer in time. Try again.' };

type Located = { readonly channel: Channel; readonly message: ShownMessage };

function locate({ workspace, board }: AgentDependencies, channelId: string, ts: string): Located | null {
  const message = board.findMessage(channelId, ts);
  const channel = findChannel(workspace, channelId);
  return message === undefined || channel === null ? null : { channel, message };
}

function findChannel({ supportChannel, agent }: Workspace, id: string): Channel | null {
  return [supportChannel, agent.direct].find((channel) => channel.id === id) ?? null;
}

function targetOf({ agent }: Workspace, { channel, message }: Located): ResponseTarget {
  const { ts, ephemeral, threadTs } = message;
  return { channel: channel.id, threadTs, user: agent.id, original: { ts, ephemeral } };
}

function findModal(board: Board, viewId: string): ShownModal | undefined {
  return board.read().modals.find((modal) => modal.view.id === viewId);
}

async function interact(dependencies: AgentDependencies, payload: Record<string, unknown>): Promise<Done> {
  const delivery = await sendPayload(dependencies, payload);
  return isTaken(delivery) ? fine : unanswered;
}

async function pressInView(
  dependencies: AgentDependencies,
  viewId: string,
  action: PressedControl,
  values: StateValues,
): Promise<Done> {
  const { workspace, board } = dependencies;
  const home = board.read().homes[workspace.agent.id];
  const view: View | undefined = home?.id === viewId ? home : findModal(board, viewId)?.view;
  if (view === undefined) return gone;
  const interaction = await begin(dependencies, null, viewId);
  return interact(dependencies, viewAction(workspace, interaction, view, action, values));
}

async function close(dependencies: AgentDependencies, viewId: string): Promise<Done> {
  const modal = findModal(dependencies.board, viewId);
  if (modal === undefined) return gone;
  dependencies.board.apply({ kind: 'modal-closed', viewId });
  if (modal.view.notify_on_close !== true) return fine;
  const interaction = await begin(dependencies, null, viewId);
  return interact(dependencies, viewClosed(dependencies.workspace, interaction, modal.view));
}

async function openHome(dependencies: AgentDependencies): Promise<Done> {
  const { workspace, courier, clock } = dependencies;
  const now = clock();
  const { agent } = workspace;
  const event = {
    type: 'app_home_opened',
    user: agent.id,
    channel: agent.direct.id,
    tab: 'home',
    event_ts: nextActionTs(clock),
  };
  const delivery = await courier.sendEvent(eventEnvelope(workspace, `Ev${randomUUID()}`, event, now));
  return isTaken(delivery) ? fine : unanswered;
}

async function runCommand(
  dependencies: AgentDependencies,
  channelId: string,
  command: string,
  text: string,
): Promise<Done> {
  const channel = findChannel(dependencies.workspace, channelId);
  if (channel === null) return gone;
  const { id: user } = dependencies.workspace.agent;
  const target: ResponseTarget = { channel: channelId, threadTs: null, user, original: null };
  const interaction = await begin(dependencies, target);
  const form = commandForm(dependencies.workspace, interaction, channel, command, text);
  const delivery = await dependencies.courier.sendForm(toForm(form));
  if (!isTaken(delivery)) return { problem: `${command} did not work: the app did not answer.` };
  if (delivery.body.trim() !== '') await dependencies.responseUrls.apply(target, delivery.body);
  return fine;
}
