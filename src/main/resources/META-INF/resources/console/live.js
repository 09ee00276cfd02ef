const RETRY_MS = 3_000;

/**
 * The live connection to the alarm events. The browser itself resumes after short breaks with Last-Event-ID; when the
 * server refuses, we open anew. `opened` is called after each break too: whoever listens fetches the list again.
 */
export function follow(url, { opened, lost, alarm }) {
  let source;

  function connect() {
    const mine = new EventSource(url);
    source = mine;
    mine.addEventListener('open', opened);
    mine.addEventListener('alarm', (event) => alarm(JSON.parse(event.data)));
    mine.addEventListener('error', () => {
      lost();
      if (mine.readyState === EventSource.CLOSED) setTimeout(() => mine === source && connect(), RETRY_MS);
    });
  }

  connect();
  return {
    /** For whoever finds the network gone: a dead connection can look open for many minutes. */
    restart() {
      source.close();
      lost();
      connect();
    },
  };
}
