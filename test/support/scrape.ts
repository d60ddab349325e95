/** The figures on a port: series, labels included, to value. */
export async function scrape(port: number): Promise<ReadonlyMap<string, number>> {
  const text = await scrapeText(port);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

/** The page of figures as Prometheus gets it. */
export async function scrapeText(port: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  return await response.text();
}
