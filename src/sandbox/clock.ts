import type { Clock } from '../clock.ts';

/** The emulated Meta's time: runs like the wall clock, or sixty times as fast. */
export type SandboxClock = {
  readonly now: Clock;
  readonly isFast: () => boolean;
  readonly setFast: (fast: boolean) => void;
  /** The wall-clock moment at which an emulated moment comes. */
  readonly toWall: (moment: number) => number;
};

/** A minute in a second. */
const FAST = 60;

export function createSandboxClock(wall: Clock): SandboxClock {
  let base = { wall: wall(), emulated: wall(), speed: 1 };
  const now = (): number => base.emulated + (wall() - base.wall) * base.speed;
  return {
    now,
    isFast: () => base.speed !== 1,
    setFast: (fast) => {
      base = { wall: wall(), emulated: now(), speed: fast ? FAST : 1 };
    },
    toWall: (moment) => wall() + (moment - now()) / base.speed,
  };
}
