import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Clock } from '../clock.ts';
import type { LeaseClaim, LeaseHolder } from '../store/lease.ts';

/** Where process ids are counted: each container has its own namespace. Linux only. */
function readNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

/** Signal 0 reaches a process without touching it. EPERM: it is there and somebody else's. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Only where its process id means the same as ours can one tell that a process has ended. */
function hasEnded(other: LeaseHolder, own: LeaseHolder): boolean {
  const isNear = other.host === own.host && other.namespace === own.namespace;
  return isNear && !isAlive(other.pid);
}

/** The claim of this process on the data, for one start. */
export function claimOfThisProcess(clock: Clock): LeaseClaim {
  const { pid } = process;
  const holder = { owner: randomUUID(), pid, host: hostname(), namespace: readNamespace() };
  return { holder, clock, isGone: (other) => hasEnded(other, holder) };
}
