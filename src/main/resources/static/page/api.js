/** Where the service is, behind whatever path a proxy gives it. */
const ROOT = new URL('../', import.meta.url);
const KEY = 'dropwise.key';

/** What the service answered that it is not: RFC 9457 problem details. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `the service answered ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

/** Says that a key is needed; whoever listens calls `useKey`. */
export const keyRequests = new EventTarget();
let waiting = [];

export function hasKey() {
  return sessionStorage.getItem(KEY) !== null;
}

/** Kept for this tab alone, and gone with it. */
export function useKey(key) {
  sessionStorage.setItem(KEY, key);
  waiting.forEach(resume => resume());
  waiting = [];
}

export function forgetKey() {
  sessionStorage.removeItem(KEY);
}

function askForKey(sent, error) {
  const key = sessionStorage.getItem(KEY);
  if (key !== null && key !== sent) {
    return Promise.resolve(); // somebody else has been given one meanwhile
  }
  const answer = new Promise(resume => waiting.push(resume));
  const detail = sent === null ? '' : error.message;
  keyRequests.dispatchEvent(new CustomEvent('needed', { detail }));
  return answer;
}

export function address(path) {
  return new URL(path.replace(/^\//, ''), ROOT).href;
}

/** Asks the service; gives the response, whose status is good. */
export async function send(method, path, { body, accept = 'application/json', headers = {}, signal } = {}) {
  for (;;) {
    const key = sessionStorage.getItem(KEY);
    const sent = { Accept: accept, ...headers };
    if (key !== null) {
      sent.Authorization = `Bearer ${key}`;
    }
    if (body !== undefined) {
      sent['Content-Type'] = 'application/json';
    }
    const response = await fetch(address(path), {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      cache: method === 'GET' ? 'no-cache' : 'default',
    });
    if (response.ok) {
      return response;
    }
    const error = new ApiError(response.status, await problemOf(response));
    if (error.status !== 401) {
      throw error;
    }
    await askForKey(key, error);
  }
}

async function problemOf(response) {
  return (response.headers.get('Content-Type') ?? '').includes('json') ? response.json() : {};
}

export async function get(path, options) {
  return (await send('GET', path, options)).json();
}

export async function post(path, body, options) {
  return answerOf(await send('POST', path, { body, ...options }));
}

export async function put(path, body) {
  return answerOf(await send('PUT', path, { body }));
}

export async function remove(path) {
  await send('DELETE', path);
}

async function answerOf(response) {
  return response.status === 204 ? undefined : response.json();
}

/** The address of an image in memory, as an img sends no key; to be revoked by who asked. */
export async function picture(path) {
  const response = await send('GET', path, { accept: 'image/png' });
  return URL.createObjectURL(await response.blob());
}

/** Sends files, telling how much of them has gone: fetch cannot. */
export async function upload(path, files, options, progress) {
  const form = new FormData();
  form.append('options', JSON.stringify(options));
  files.forEach(file => form.append('file', file, file.name));
  for (;;) {
    const key = sessionStorage.getItem(KEY);
    try {
      return await sendForm(path, form, key, progress);
    } catch (error) {
      if (error.status !== 401) {
        throw error;
      }
      await askForKey(key, error);
    }
  }
}

function sendForm(path, form, key, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path));
    request.setRequestHeader('Accept', 'application/json');
    if (key !== null) {
      request.setRequestHeader('Authorization', `Bearer ${key}`);
    }
    request.upload.onprogress = event => progress(event.loaded, event.total);
    request.onerror = () => reject(new Error('the connection was lost during the upload'));
    request.onload = () => {
      const isJson = (request.getResponseHeader('Content-Type') ?? '').includes('json');
      const body = isJson ? JSON.parse(request.responseText) : {};
      if (request.status < 400) {
        resolve(body);
      } else {
        reject(new ApiError(request.status, body));
      }
    };
    request.send(form);
  });
}
