import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { counters, gauges, timers } from '../../src/metrics/recorder.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/running.md'), 'utf8');

test.each(Object.entries({ ...counters, ...timers, ...gauges }))(
  'docs/running.md tells of %s with its labels',
  (name, { labels }) => {
    expect(page).toContain(labels.length === 0 ? `\`${name}\`` : `\`${name}{${labels.join(',')}}\``);
  },
);
