/**
 * A client written from nothing but the hand-off's text: its browser snippet, with the sign-in header that the snippet leaves to the
 * reader. It knows neither turns nor our own events.
 */
export interface HandOffAnswer {
  status: number;
  contentType: string | null;
  text: string;
  /** Did the stream say `[DONE]`? */
  done: boolean;
}

/** Asks as the snippet does and calls back with each token. Throws where the snippet would: on a data line that is not JSON. */
export async function askLikeHandOff(
  baseUrl: string,
  accessToken: string,
  question: { conversation_id: string; message: string },
  appendToMessage: (token: string) => void = () => undefined,
): Promise<HandOffAnswer> {
  const response = await fetch(`${baseUrl}/api/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
  const answer: HandOffAnswer = { status: response.status, contentType: response.headers.get('content-type'), text: '', done: false };
  if (!response.ok || !response.body) return answer;
  const decoder = new TextDecoder();
  // A read may end inside a line; the snippet's reader does not expect that, a careful one keeps the rest.
  let rest = '';
  for await (const value of response.body) {
    const lines = (rest + decoder.decode(value as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each.startsWith('data: '))) {
      const data = line.slice(6);
      if (data === '[DONE]') {
        answer.done = true;
        break;
      }
      const { token } = JSON.parse(data) as { token: string };
      answer.text += token;
      appendToMessage(token);
    }
  }
  return answer;
}
