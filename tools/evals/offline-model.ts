/** Switches the offline model to another mode. False when there is none: a real provider has no modes. */
export async function setMode(nebiusUrl: string, change: Readonly<Record<string, unknown>>): Promise<boolean> {
  try {
    const answer = await fetch(`${nebiusUrl}/stand-in/mode`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    return answer.ok;
  } catch (error) {
    // Nobody listens there: that is the question, not a failure.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
