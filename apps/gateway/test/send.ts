import type { ErrorBody } from '@hyrox/contracts';

/** Sends requests as one athlete, unless another token is given. A string body goes out as it is. */
export const sender =
  (url: string, ownToken: string) =>
  (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, token = ownToken): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });

/** The status of a refusal with what its body says. */
export const errorOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as ErrorBody).error });
