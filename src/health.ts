/** Why the bot cannot do its work, in a few words; null: nothing is wrong. */
type HealthCheck = () => string | null | Promise<string | null>;

/** Whether the bot may be given work. */
export type Health = {
  /** Has a check asked whenever somebody wants to know. */
  watch(check: HealthCheck): void;
  /** The start is over. */
  begin(): void;
  /** The stop has begun. */
  end(): void;
  /** Why the bot is not ready; null: it is. */
  problem(): Promise<string | null>;
};

export function createHealth(): Health {
  const checks: HealthCheck[] = [];
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  return {
    watch: (check) => void checks.push(check),
    begin: () => {
      phase = 'running';
    },
    end: () => {
      phase = 'stopping';
    },
    async problem() {
      if (phase !== 'running') return phase;
      for (const check of checks) {
        const problem = await check();
        if (problem !== null) return problem;
      }
      return null;
    },
  };
}

export type HealthAnswer = { readonly status: 200 | 503; readonly text: string };

/** The addresses that supervisors and load balancers ask. */
export const HEALTH_PATHS = ['/healthz', '/readyz'] as const;

/** /healthz: the process answers. /readyz: it can take work, or why it cannot. */
export async function answerHealth(
  health: Health,
  path: (typeof HEALTH_PATHS)[number],
): Promise<HealthAnswer> {
  const problem = path === '/readyz' ? await health.problem() : null;
  return problem === null ? { status: 200, text: 'ok\n' } : { status: 503, text: `not ready: ${problem}\n` };
}
