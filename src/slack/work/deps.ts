import type { Clock } from '../../clock.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Learning } from '../../learning/learning.ts';
import type { Chooser } from '../../match/chooser/chooser.ts';
import type { Matcher } from '../../match/ladder.ts';
import type { Metrics } from '../../metrics/recorder.ts';
import type { OutageWatch } from '../../outage/watch.ts';
import type { PictureReader } from '../../pictures/reader.ts';
import type { StatusDeps } from '../../status/deps.ts';
import type { Db } from '../../store/schema.ts';
import type { ActionDesk } from '../actions/desk.ts';
import type { SlackFiles } from '../files/slack-files.ts';
import type { LabelsOf } from '../people/labels-of.ts';
import type { MayView } from '../roles/may-view.ts';
import type { Respond } from '../send/respond.ts';

/** The parts of the desk that the work in Slack rests on. */
export type DeskParts = {
  readonly db: Db;
  readonly matcher: Matcher;
  /** The language model, where one is configured. */
  readonly chooser: Chooser | null;
  readonly knowledge: Knowledge;
  readonly learning: Learning;
  readonly status: StatusDeps;
  readonly outages: OutageWatch;
  /** Who reads pictures, in the order in which they are asked. */
  readonly pictureReaders: readonly PictureReader[];
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** A new opaque id that cannot be guessed. */
  readonly newId: () => string;
};

/** What the connection to Slack adds. */
type SlackParts = {
  /** What buttons that change something work with. */
  readonly actions: ActionDesk;
  readonly mayView: MayView;
  /** What stands around an answer, in its reader's language. */
  readonly labelsOf: LabelsOf;
  /** Address of the workspace, with a slash at its end; null: Slack did not tell. */
  readonly workspaceUrl: string | null;
  /** Channels in which every message is read. */
  readonly channels: readonly string[];
  /** Has the outbox looked through. */
  readonly kick: () => void;
  readonly files: SlackFiles;
  /** Answers through a response_url. */
  readonly respond: Respond;
  /** Whether we can read, and so post in, this conversation; no where Slack does not tell. */
  readonly isMember: (channel: string, threadTs: string) => Promise<boolean>;
  /** Opens a form; false where Slack did not. */
  readonly openForm: (triggerId: string, view: Record<string, unknown>) => Promise<boolean>;
  /** Fires when the bot stops: what takes long is left to the next start. */
  readonly stopping: AbortSignal;
};

/** What a job is worked off with. */
export type WorkDeps = DeskParts & SlackParts;
