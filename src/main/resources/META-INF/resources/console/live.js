const RETRY_MS = 3_000;

/**
 * The live connection to the alarm events. The browser itself resumes after short breaks with Last-Event-ID; when the
 * server refuses, we open anew. `opened` is called after each break too: whoever listens fetches the list again.
 */
export function follow(url, { opened, lost, alarm }) {
  const source = new EventSource(url);
  source.addEventListener('open', opened);
  source.addEventListener('alarm', (event) => alarm(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    lost();
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => follow(url, { opened, lost, alarm }), RETRY_MS);
    }
  });
}
