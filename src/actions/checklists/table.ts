import type { Checklist } from './checklist.ts';
import { disconnectPlatform } from './disconnect-platform.ts';
import { freeFromPhone } from './free-from-phone.ts';
import { turnOffTwoStep } from './turn-off-two-step.ts';

export const checklists: readonly Checklist[] = [freeFromPhone, disconnectPlatform, turnOffTwoStep];
