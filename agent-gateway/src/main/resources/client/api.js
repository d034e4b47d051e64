import { session } from './session.js';

/** A call that was refused. The sentence for people is in `texts/`, by the code. */
export class Refusal extends Error {
  /** @param {number} status @param {{ code?: string, message?: string, messageParams?: Record<string, string> }} body */
  constructor(status, body) {
    super(body.message ?? String(status));
    this.status = status;
    this.code = body.code ?? String(status);
    /** @type {Record<string, string | undefined>} */ this.params = body.messageParams ?? {};
  }

  /** True if the same call would be refused again. */
  get isFinal() { return this.status < 500 && this.status !== 429; }
}

/** The server could not be reached, or did not answer. */
export class Unreachable extends Error {}

/** So long an answer may take; on a dead network none comes. The gateway answers sooner, also where a service behind it does not. */
const patience = 20_000;

const base = '/api/v2';
const longestWait = 15;
const pause = (/** @type {number} */ seconds) => new Promise(done => setTimeout(done, seconds * 1000));

/** @typedef {{ response: Response, text: string }} Answer */

/**
 * One call, without a second try. Waits for the next session if this one is over.
 * @param {string} method @param {string} path @param {unknown} body @param {string | undefined} key @param {AbortSignal | undefined} signal
 * @returns {Promise<Answer>}
 */
async function once(method, path, body, key, signal) {
  /** @type {Record<string, string>} */ const headers = { 'X-Onbehalf-Client': '1' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  for (;;) {
    const late = AbortSignal.timeout(patience);
    let response, text;
    try {
      response = await fetch(base + path, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ? AbortSignal.any([signal, late]) : late });
      text = await response.text();
    } catch (failure) {
      if (signal?.aborted) throw failure;
      throw new Unreachable(path);
    }
    if (response.status !== 401 || !session.userId) return { response, text };
    await session.renewed();
  }
}

/** @param {Answer} answer */
function read({ response, text }) {
  /** @type {any} */ let body = {};
  try { body = text ? JSON.parse(text) : {}; } catch { /* a proxy's page */ }
  if (!response.ok) throw new Refusal(response.status, body);
  return body;
}

const isLater = (/** @type {Answer} */ { response }) => response.status === 429 || response.status === 503;
const wait = (/** @type {Answer} */ { response }, /** @type {number} */ tries) =>
  pause(Math.max(Number(response.headers.get('Retry-After')) || 1, Math.min(2 ** tries / 4, longestWait)) * (1 + Math.random() / 4));

export const api = {
  /**
   * Reads. A busy server is asked again some times; who can't wait gives a signal.
   * @param {string} path @param {AbortSignal} [signal] @returns {Promise<any>}
   */
  async get(path, signal) {
    for (let tries = 0; ; tries++) {
      const answer = await once('GET', path, undefined, undefined, signal);
      if (!isLater(answer) || tries === 5) return read(answer);
      await wait(answer, tries);
    }
  },

  /**
   * Reads all pages of a list.
   * @param {string} path @returns {Promise<any[]>}
   */
  async all(path) {
    const entities = [];
    for (let number = 1; ; number++) {
      const page = await this.get(`${path}?pageSize=500&pageNumber=${number}`);
      entities.push(...page.entities);
      if (number >= page.pageCount) return entities;
    }
  },

  /**
   * A read that takes a body.
   * @param {string} path @param {unknown} body @param {AbortSignal} [signal] @returns {Promise<any>}
   */
  async ask(path, body, signal) {
    return read(await once('POST', path, body, undefined, signal));
  },

  /**
   * Changes something. The key is made before the first try, so that the change is made once however often it is sent; it is sent
   * until it is answered.
   * @param {string} method @param {string} path @param {unknown} [body] @param {string} [key] @returns {Promise<any>}
   */
  async change(method, path, body, key = crypto.randomUUID()) {
    for (let tries = 0; ; tries++) {
      try {
        const answer = await once(method, path, body, key, undefined);
        if (!isLater(answer)) return read(answer);
        await wait(answer, tries);
      } catch (failure) {
        if (!(failure instanceof Unreachable)) throw failure;
        await pause(Math.min(2 ** tries / 2, longestWait));
      }
    }
  },
};
