import type { ExecuteDeps } from '../../src/actions/deps.ts';
import { type ExecuteOptions, execute } from '../../src/actions/execute.ts';
import { hashParams } from '../../src/actions/params-hash.ts';
import type { Execution, Order } from '../../src/actions/types.ts';
import { openDesk } from '../../src/open-desk.ts';
import { controlWorld } from '../../src/sandbox/graph/control.ts';
import { MAIN_WABA, newNumber, seedWorld } from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import type { ControlName } from '../../src/sandbox/graph/state/controls.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import type { Trouble } from '../../src/sandbox/graph/state/trouble.ts';
import { createWorld, replaceById, type World } from '../../src/sandbox/graph/world.ts';
import { decideApproval, proposeApproval } from '../../src/store/approvals.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { createClock } from './clock.ts';
import { type DepsOptions, executeDeps } from './execute-deps.ts';
import { type GraphProxy, startGraphProxy } from './graph-proxy.ts';
import { createTempDir } from './temp-dir.ts';

/** The number that the orders of these tests are about. */
export const NUMBER = '106540352242099';
export const PIN = '482913';

const { matcher } = openDesk();

/** Executions against the emulated Graph API, with everything real in between but for the time. */
export type ActionDesk = AsyncDisposable & {
  readonly deps: ExecuteDeps;
  readonly store: Store;
  readonly dataDir: string;
  readonly world: World;
  readonly proxy: GraphProxy;
  /** The same Graph API past the proxy. */
  readonly metaUrl: string;
  readonly clock: ReturnType<typeof createClock>;
  readonly log: readonly string[];
  /** The number as Meta has it. */
  number(): EmulatedNumber;
  /** One more number. */
  addNumber(id: string, given: Partial<EmulatedNumber>): void;
  control(control: ControlName): void;
  trouble(trouble: Trouble): void;
  /** A second person agrees to the order: the order with that. */
  approve(order: Order, by?: string): Promise<Order>;
  execute(order?: Partial<Order>, options?: ExecuteOptions): Promise<Execution>;
};

let orders = 0;

/** An order by an approver to register the number with its PIN, unless it says otherwise. */
export function anOrder(change: Partial<Order> = {}): Order {
  orders += 1;
  return {
    id: `order-${orders}`,
    action: 'register',
    phoneNumberId: NUMBER,
    wabaId: MAIN_WABA,
    caseId: 'case-1',
    retryId: null,
    actor: { user: 'UANA', role: 'approver' },
    origin: 'person',
    approvalId: null,
    entry: null,
    input: { pin: PIN },
    ...change,
  };
}

/** @param given how the number differs from one that only has to be registered with its PIN */
export async function openActionDesk(
  given: Partial<EmulatedNumber> = {},
  options: Pick<DepsOptions, 'timeout' | 'writeTimeout'> = {},
): Promise<ActionDesk> {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const clock = createClock();
  const world = createWorld(seedWorld(clock()), clock);
  const addNumber = (id: string, change: Partial<EmulatedNumber>) => {
    const fresh = newNumber({ id, displayNumber: '+48 600 999 000', pin: PIN, ...change });
    world.change((state) => ({ ...state, numbers: [...state.numbers, fresh] }));
    return fresh;
  };
  const fresh = addNumber(NUMBER, given);
  const meta = await serveGraph(world);
  cleanUp.defer(() => meta.stop());
  const proxy = cleanUp.use(await startGraphProxy(meta.url));
  const store = cleanUp.use(openStore(dir.path));
  const log: string[] = [];
  const deps = executeDeps({ ...{ store, clock, matcher, log }, graphUrl: proxy.url, ...options });
  const parts = cleanUp.move();
  return {
    ...{ deps, store, dataDir: dir.path, world, proxy, metaUrl: meta.url, clock, log },
    number: () => world.findNumber(NUMBER) ?? fresh,
    addNumber: (id, change) => void addNumber(id, change),
    control: (control) => void controlWorld(world, { kind: 'number', id: NUMBER, control }),
    trouble: (trouble) => void controlWorld(world, { kind: 'trouble', trouble }),
    async approve(order, by = 'UBOB') {
      const { id, action, phoneNumberId, caseId, actor, input } = order;
      const terms = { phoneNumberId, action, by: actor.user, paramsHash: hashParams(input) };
      await proposeApproval(store.db, { id, caseId, ...terms }, clock());
      await decideApproval(store.db, id, { by, verdict: 'approved' }, clock());
      return { ...order, approvalId: id };
    },
    execute: (order, options) => execute(deps, anOrder(order), options),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

/** Changes the number as Meta has it. */
export function patchNumber({ world, number }: ActionDesk, change: Partial<EmulatedNumber>): void {
  world.change((state) => ({ ...state, numbers: replaceById(state.numbers, { ...number(), ...change }) }));
}
