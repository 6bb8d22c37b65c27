/** How long the browser may take to read what it saves. */
const SAVED_MS = 60_000;

/** Saves what was answered as a file. */
export async function saveAnswer(answer: Response, name: string): Promise<void> {
  const file = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = file;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), SAVED_MS);
}
