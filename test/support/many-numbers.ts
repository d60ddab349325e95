import { MAIN_WABA, newNumber, seedWorld } from '../../src/sandbox/graph/seed.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import type { WorldState } from '../../src/sandbox/graph/world.ts';

/** As many Polish numbers, `+48 601 000 000` and so on, of which each tenth is not registered. */
export function makeNumbers(count: number): EmulatedNumber[] {
  return Array.from({ length: count }, (_, at) => {
    const digits = String(601_000_000 + at);
    const displayNumber = `+48 ${digits.replace(/(\d{3})(?=\d)/g, '$1 ')}`;
    const state =
      at % 10 === 0 ? {} : ({ status: 'CONNECTED', platform: 'CLOUD_API', quality: 'GREEN' } as const);
    return newNumber({
      id: `10700000${digits}`,
      wabaId: MAIN_WABA,
      displayNumber,
      verifiedName: `Shop ${at}`,
      ...state,
    });
  });
}

/** The world of the sandbox with more numbers in it. */
export function worldWith(numbers: readonly EmulatedNumber[], now: number): WorldState {
  const world = seedWorld(now);
  return { ...world, numbers: [...world.numbers, ...numbers] };
}
