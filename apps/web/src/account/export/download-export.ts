import { ApiError } from '../../api/api-error.ts';
import { fetchApi } from '../../api/fetch-api.ts';
import type { TokenSource } from '../../api/token-source.ts';

export interface ExportedFile {
  name: string;
  blob: Blob;
}

interface DownloadDeps {
  token: TokenSource;
  signal: AbortSignal;
  /** Told with every piece that arrived, in bytes so far. */
  onProgress: (bytes: number) => void;
}

const FALLBACK_NAME = 'hyrox-my-data.json';

/** Fetches everything the product stores about the athlete as one JSON file. Throws `ApiError`; also when the file did not arrive whole. */
export async function downloadExport({ token, signal, onProgress }: DownloadDeps): Promise<ExportedFile> {
  const response = await fetchApi('/api/account/export', token, { signal });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  try {
    const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      onProgress((bytes += piece.value.length));
    }
    const blob = new Blob(pieces, { type: 'application/json' });
    JSON.parse(await blob.text());
    return { name: fileNameIn(response.headers.get('content-disposition')), blob };
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ApiError(0, 'unavailable', 'The file did not arrive whole.', { cause });
  }
}

/** The name a `Content-Disposition` gives, without anything that is not plainly a file name. */
export function fileNameIn(disposition: string | null): string {
  const named = /filename="?([\w.-]+)"?/i.exec(disposition ?? '')?.[1];
  return named?.endsWith('.json') ? named : FALLBACK_NAME;
}
