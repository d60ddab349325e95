import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { SECOND } from '../clock.ts';
import { counters, gauges, type Metrics, type Sample, timers } from './recorder.ts';

/** Figures as Prometheus reads them. */
export type PrometheusMetrics = Metrics & {
  readonly contentType: string;
  /** All figures of this moment, in Prometheus’ text format. */
  render(): Promise<string>;
};

type Readers = Map<string, () => Promise<readonly Sample[]>>;

function openGauge(name: string, help: string, labelNames: readonly string[], readers: Readers): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [],
    async collect() {
      this.reset();
      // A database that cannot be read must not hide the other figures.
      const samples = await readers
        .get(name)?.()
        .catch(() => []);
      for (const { labels, value } of samples ?? []) this.set(labels, value);
    },
  });
}

/** The figures of this process, those of Node included, in a registry of their own. */
export function openPrometheus(): PrometheusMetrics {
  const registry = new Registry();
  const readers: Readers = new Map();
  const counts = new Map<string, Counter>();
  const times = new Map<string, Histogram>();
  collectDefaultMetrics({ register: registry });
  for (const [name, { help, labels }] of Object.entries(counters)) {
    counts.set(name, new Counter({ name, help, labelNames: [...labels], registers: [registry] }));
  }
  for (const [name, { help, labels, buckets }] of Object.entries(timers)) {
    const options = { name, help, labelNames: [...labels], buckets: [...buckets], registers: [registry] };
    times.set(name, new Histogram(options));
  }
  for (const [name, { help, labels }] of Object.entries(gauges)) {
    registry.registerMetric(openGauge(name, help, labels, readers));
  }
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    count: (name, labels) => counts.get(name)?.inc(labels),
    time: (name, labels, milliseconds) =>
      times.get(name)?.observe(labels, Math.max(0, milliseconds) / SECOND),
    watch: (name, read) => void readers.set(name, read),
  };
}
