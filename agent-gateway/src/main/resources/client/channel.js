import { api, Refusal } from './api.js';

const silence = 35_000;
const silenceHidden = 70_000;
const longestBackoff = 15_000;

/**
 * The socket on which the server tells of changes. After each connect the listener reads everything again (`connected`), and what
 * comes afterwards is newer (`event`). It never gives up.
 */
export class Channel extends EventTarget {
  /** @type {'connecting' | 'open' | 'lost'} */ state = 'connecting';
  /** @type {string[]} */ #topics = [];
  /** @type {{ id: string, connectUri: string } | undefined} */ #channel = undefined;
  /** @type {WebSocket | undefined} */ #socket = undefined;
  #heard = Date.now();
  #tries = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer = undefined;
  #connecting = false;

  constructor() {
    super();
    setInterval(() => this.#check(), 5_000);
    const now = () => { if (document.visibilityState === 'visible') this.#check(true); };
    document.addEventListener('visibilitychange', now);
    addEventListener('pageshow', now);
    addEventListener('online', now);
    addEventListener('offline', () => this.#lose());
  }

  /** @param {string[]} topics all of them; a later call adds or drops some */
  async subscribe(topics) {
    const first = this.#topics.length === 0;
    this.#topics = topics;
    if (first) await this.#connect();
    else if (this.#channel) await api.change('PUT', `/notifications/channels/${this.#channel.id}/subscriptions?ignoreErrors=true`, this.#ids());
  }

  #ids() { return this.#topics.map(id => ({ id })); }

  async #connect() {
    if (this.#connecting) return;
    this.#connecting = true;
    clearTimeout(this.#timer);
    try {
      if (!await this.#isThere()) {
        this.#channel = await api.ask('/notifications/channels', undefined);
        await api.change('PUT', `/notifications/channels/${this.#channel?.id}/subscriptions?ignoreErrors=true`, this.#ids());
      }
      this.#open(/** @type {{ connectUri: string }} */ (this.#channel).connectUri);
    } catch {
      this.#lose();
    } finally {
      this.#connecting = false;
    }
  }

  async #isThere() {
    if (!this.#channel) return false;
    try {
      await api.get(`/notifications/channels/${this.#channel.id}/subscriptions`);
      return true;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status === 404) return false;
      throw failure;
    }
  }

  /** @param {string} uri */
  #open(uri) {
    const socket = new WebSocket(uri);
    const isCurrent = () => this.#socket === socket;
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onopen = () => {
      if (!isCurrent()) return;
      this.#tries = 0;
      this.#tell('open');
      this.dispatchEvent(new Event('connected'));
    };
    socket.onmessage = message => {
      if (!isCurrent()) return;
      this.#heard = Date.now();
      this.#take(JSON.parse(message.data));
    };
    socket.onclose = () => { if (isCurrent()) this.#lose(); };
  }

  /** @param {{ topicName?: string, eventBody?: any, metadata?: any }} frame */
  #take(frame) {
    if (frame.topicName === 'v2.system.socket_closing') this.#lose();
    else if (frame.topicName && frame.topicName !== 'channel.metadata') this.dispatchEvent(new CustomEvent('event', { detail: frame }));
  }

  /** Timers of a hidden page run late: what counts is when something was last heard. */
  #check(now = false) {
    if (!this.#topics.length) return;
    const quiet = Date.now() - this.#heard > (document.visibilityState === 'hidden' ? silenceHidden : silence);
    if (this.#socket && (quiet || (this.state === 'open' && this.#socket.readyState !== WebSocket.OPEN))) this.#lose();
    if (this.state === 'lost' && now) this.#connect();
  }

  #lose() {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    this.#tell('lost');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), Math.random() * Math.min(500 * 2 ** this.#tries++, longestBackoff));
  }

  /** @param {Channel['state']} state */
  #tell(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}
