import { send } from './api.js';

const FINAL = new Set(['succeeded', 'failed', 'cancelled']);
const LONGEST_WAIT = 10_000;
/** Heartbeats come more often. */
const LONGEST_SILENCE = 45_000;

/**
 * Follows a job's or a study's server-sent events to its end. After a lost connection it asks for what came after the last event
 * it has (Last-Event-ID), so nothing is missed or seen twice. fetch reads them, as EventSource sends no key.
 *
 * @param on called with `{id, type, data}` of each event
 * @param connection called with whether there is one
 */
export async function follow(path, { on, connection = () => {}, signal }) {
  const reader = new EventReader(on);
  let wait = 500;
  while (!signal.aborted && !reader.ended) {
    try {
      const headers = reader.last ? { 'Last-Event-ID': reader.last } : {};
      const response = await send('GET', path, { accept: 'text/event-stream', headers, signal });
      connection(true);
      await reader.read(response.body);
      wait = 500;
    } catch (error) {
      if (error.status && error.status < 500 && error.status !== 429) {
        throw error;
      }
    }
    if (!signal.aborted && !reader.ended) {
      connection(false);
      await pause(wait, signal);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
  }
}

/** Waits; less where the browser says that it is online again. */
function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener('online', end);
    signal.addEventListener('abort', end, { once: true });
  });
}

/** Takes a stream of events apart; it outlives the connections. */
class EventReader {
  last = '';
  ended = false;
  #on;

  constructor(on) {
    this.#on = on;
  }

  /** Until the stream ends, the browser is offline, or nothing at all comes any more. */
  async read(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const leave = () => reader.cancel();
    addEventListener('offline', leave);
    let text = '';
    let timer = setTimeout(leave, LONGEST_SILENCE);
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(leave, LONGEST_SILENCE);
        const events = (text + part.value).split('\n\n');
        text = events.pop();
        events.forEach(event => this.#take(event));
      }
    } finally {
      clearTimeout(timer);
      removeEventListener('offline', leave);
    }
  }

  #take(text) {
    const fields = { data: [] };
    for (const line of text.split('\n')) {
      const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
      if (name === 'data') {
        fields.data.push(value);
      } else if (name) {
        fields[name] = value;
      }
    }
    if (!fields.event) {
      return; // a heartbeat
    }
    const data = JSON.parse(fields.data.join('\n'));
    this.last = fields.id ?? this.last;
    this.#on({ id: fields.id, type: fields.event, data });
    this.ended = fields.event === 'state' && FINAL.has(data.state);
  }
}
