import type { Clock } from '../clock.ts';

/** From the wall-clock moment `wall` on, time ran from `emulated` at `speed`. Milliseconds. */
export type ClockSpan = { readonly wall: number; readonly emulated: number; readonly speed: number };

/** The emulated Meta's time, by which the bot's waits run as well: like the wall clock, or so many times as fast. */
export type SandboxClock = {
  readonly now: Clock;
  readonly isFast: () => boolean;
  readonly setFast: (fast: boolean) => void;
  /** How it has run so far, the newest span last. */
  readonly spans: () => readonly ClockSpan[];
  /** The wall-clock moment at which an emulated moment comes. */
  readonly toWall: (moment: number) => number;
};

/** A minute in a second. */
const FAST = 60;

/** @param scale how fast it runs at the start, and whenever it is set to run fast; 1: then a minute is a second */
export function createSandboxClock(wall: Clock, scale = 1): SandboxClock {
  let base: ClockSpan = { wall: wall(), emulated: wall(), speed: scale };
  const spans = [base];
  const fastest = scale === 1 ? FAST : scale;
  const now = (): number => base.emulated + (wall() - base.wall) * base.speed;
  return {
    now,
    isFast: () => base.speed !== 1,
    setFast: (fast) => {
      base = { wall: wall(), emulated: now(), speed: fast ? fastest : 1 };
      spans.push(base);
    },
    spans: () => spans,
    toWall: (moment) => wall() + (moment - now()) / base.speed,
  };
}
