export async function stageLines(_note: (line: string) => void): Promise<string[]> {
  return [];
}
