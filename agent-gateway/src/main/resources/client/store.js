import { api, Refusal } from './api.js';
import { Channel } from './channel.js';
import { interactionOf, isInbound } from './model.js';
import { session } from './session.js';

/** @import { Conversation, Entry, Interaction, Message, Queue } from './model.js' */
/**
 * @typedef {{ messages: Message[], before?: string, complete: boolean, loading?: Promise<void>, next?: Promise<void>, error?: unknown }} Thread
 * @typedef {{ key: string, conversationId: string, text: string, at: number, failed?: unknown }} Sending
 * @typedef {{ id: string, afterCallWorkRequired?: boolean }} Communication
 * @typedef {{ id: string, name: string, permissions: Set<string>, organizationId: string }} Me
 */

const pageSize = 60;
/** So many threads are read together for the list; the others one after a pause. */
const previews = 40;
const previewPause = 2_000;
/** So many numbers are formatted together; beyond them one after a pause, so that a long list doesn't use up an agent's calls. */
const numbersAtOnce = 40;
const numberPause = 2_000;
/** A queue's waiting conversations are read so seldom, however much happens in it. */
const queuePause = 2_000;
/** What has left the list is kept for so long at least: an answer that was under way may still tell of it. */
const keptFor = 60_000;
/** The server keeps as many read marks of a user. */
const mostMarks = 500;

/** Everything that the client knows of the server, by conversation and sequence; and what it has sent but not seen there yet. */
class Store extends EventTarget {
  /** @type {Me | undefined} */ me = undefined;
  routingStatus = 'OFF_QUEUE';
  defaultCountry = 'US';
  callLogging = false;
  /** @type {Queue[]} */ queues = [];
  /** @type {Map<string, Conversation>} */ conversations = new Map();
  /** @type {Map<string, Thread>} */ threads = new Map();
  /** @type {Map<string, Entry[]>} */ waiting = new Map();
  /** @type {Sending[]} */ sending = [];
  /** How far I have read, on whatever device: the order of the last message, by conversation. @type {Map<string, number>} */ read = new Map();
  loaded = false;
  /** False between a gap and the moment at which everything has been read again. */
  current = false;
  channel = new Channel();

  /** The conversation in the Interactions window. @type {string | undefined} */ windowOf = undefined;
  windowOpen = false;

  /** The conversation whose messages are on screen. @type {string | undefined} */ onScreen = undefined;

  /** @type {Map<string, string>} */ #formatted = new Map();
  /** Numbers that wait to be formatted. @type {string[]} */ #unformatted = [];
  /** How many may be formatted now, and since when. */ #formats = numbersAtOnce;
  #formatsAt = Date.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #formatting = undefined;
  #changed = false;
  /** @type {Map<string, Promise<unknown>>} */ #refreshes = new Map();
  /** What was in neither the list nor the Interactions window when it was last looked. @type {Set<string>} */ #gone = new Set();

  constructor() {
    super();
    setInterval(() => this.#forgetGone(), keptFor);
  }

  /** A day has many conversations: those that are over, and not on screen, are forgotten. */
  #forgetGone() {
    const kept = new Set([this.windowOf, ...this.interactions.map(each => each.conversation.id), ...this.sending.map(each => each.conversationId)]);
    const gone = new Set([...this.conversations.keys(), ...this.threads.keys()].filter(id => !kept.has(id)));
    for (const id of gone) if (this.#gone.has(id)) { this.conversations.delete(id); this.threads.delete(id); }
    this.#gone = gone;
    const stints = new Set(this.interactions.map(each => each.stint.id));
    for (const stint of this.#communications.keys()) if (!stints.has(stint)) this.#communications.delete(stint);
    const marks = [...this.read.keys()].filter(id => !kept.has(id));
    marks.slice(0, Math.max(0, this.read.size - mostMarks)).forEach(id => this.read.delete(id));
  }

  /** Tells the elements, once for everything that changes together. */
  change() {
    this.#interactions = undefined;
    if (this.#changed) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      this.dispatchEvent(new Event('change'));
    });
  }

  /** Since the last change. @type {Interaction[] | undefined} */ #interactions = undefined;

  /** @returns {readonly Interaction[]} mine: what alerts first, then what is connected, then what owes a wrap-up; the latest first */
  get interactions() { return this.#interactions ??= this.#sorted(); }

  #sorted() {
    const rank = { alerting: 0, connected: 1, owed: 2 };
    const since = (/** @type {Interaction} */ each) => each.stint.connectedTime ?? each.stint.startTime ?? '';
    return [...this.conversations.values()]
      .flatMap(each => interactionOf(each, this.me?.id ?? '') ?? [])
      .sort((a, b) => rank[a.state] - rank[b.state] || (since(a) < since(b) ? 1 : since(a) > since(b) ? -1 : 0));
  }

  /** @param {string} id */
  interaction(id) {
    const conversation = this.conversations.get(id);
    return conversation && interactionOf(conversation, this.me?.id ?? '');
  }

  /** @param {string} permission */
  may(permission) { return this.me?.permissions.has(permission) ?? false; }

  /** @param {string} id @param {boolean} shown */
  shows(id, shown) {
    const onScreen = shown ? id : this.onScreen === id ? undefined : this.onScreen;
    if (onScreen === this.onScreen) return;
    this.onScreen = onScreen;
    this.change();
  }

  /** @param {string} id */
  unread(id) {
    const messages = this.threads.get(id)?.messages ?? [];
    const answered = messages.findLast(each => !isInbound(each) && each.createdBy)?.order ?? 0;
    const seen = Math.max(this.read.get(id) ?? 0, answered);
    return messages.filter(each => isInbound(each) && each.order > seen).length;
  }

  /** The thread is read to its end: that counts here now, and soon on my other devices. @param {string} id */
  markRead(id) {
    const last = this.threads.get(id)?.messages.at(-1)?.order;
    if (last === undefined || !this.unread(id) || !this.#moveMark({ conversationId: id, order: last })) return;
    this.#soon(`mark ${id}`, () => api.change('PUT', '/onbehalf/users/me/readmarks', { conversationId: id, order: this.read.get(id) }));
  }

  /** @param {{ conversationId: string, order: number }} mark */
  #moveMark({ conversationId, order }) {
    if (order <= (this.read.get(conversationId) ?? 0)) return false;
    this.read.delete(conversationId); // what is moved last stands last
    this.read.set(conversationId, order);
    this.change();
    return true;
  }

  async #readMarks() {
    const marks = await api.get('/onbehalf/users/me/readmarks');
    marks.entities.forEach((/** @type {{ conversationId: string, order: number }} */ each) => this.#moveMark(each));
  }

  /** A number as people read it: at once as it is, formatted as soon as the server has said how. @param {string} number */
  number(number) {
    const known = this.#formatted.get(number);
    if (known !== undefined || !number.startsWith('+')) return known ?? number;
    this.#formatted.set(number, number);
    this.#unformatted.push(number);
    this.#formatNext();
    return number;
  }

  /** As many as may be asked now, the last that was shown first: that is what one looks at. */
  #formatNext() {
    const now = Date.now();
    this.#formats = Math.min(numbersAtOnce, this.#formats + (now - this.#formatsAt) / numberPause);
    this.#formatsAt = now;
    for (; this.#formats >= 1 && this.#unformatted.length; this.#formats--) this.#format(this.#unformatted.pop() ?? '');
    if (this.#unformatted.length) this.#formatting ??= setTimeout(() => { this.#formatting = undefined; this.#formatNext(); }, numberPause);
  }

  /** @param {string} number */
  async #format(number) {
    try {
      const parsed = await api.ask('/onbehalf/phonenumbers/parse', { number });
      this.#formatted.set(number, parsed.internationalFormat ?? number);
      this.change();
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.isFinal)) setTimeout(() => this.#format(number), numberPause);
    }
  }

  /** Reads who this is; throws a [Refusal] of 401 if nobody is signed in. */
  async start() {
    const me = await api.get('/users/me?expand=authorization,routingStatus');
    this.me = { id: me.id, name: me.name, permissions: new Set(me.authorization?.permissions ?? []), organizationId: me.organization.id };
    this.routingStatus = me.routingStatus?.status ?? 'OFF_QUEUE';
    session.userId = me.id;
    this.channel.addEventListener('connected', () => this.readAgain());
    this.channel.addEventListener('event', event => this.#apply(/** @type {CustomEvent} */ (event).detail));
    this.channel.addEventListener('change', () => { this.current &&= this.channel.state === 'open'; this.change(); });
    const [queues, organization, settings] = await Promise.all([
      api.get(`/users/${me.id}/queues?pageSize=500`), api.get('/organizations/me'), api.get('/onbehalf/organizations/me/settings')]);
    this.queues = queues.entities;
    this.defaultCountry = organization.defaultCountryCode;
    this.callLogging = settings.callLogging;
    this.#restoreSending();
    this.change();
    await this.channel.subscribe(this.#topics());
  }

  #topics() {
    const user = `v2.users.${this.me?.id}`;
    return [`${user}.conversations.messages`, `${user}.routingStatus`, `${user}.onbehalf.readmarks`, ...this.queues.map(each => `v2.routing.queues.${each.id}.conversations.messages`)];
  }

  /** The last reading of everything; one that was overtaken counts for nothing. */
  #round = 0;

  /** Everything again: at the start, and after each gap. */
  async readAgain() {
    const round = ++this.#round;
    try {
      const [list] = await Promise.all([api.get('/conversations/messages?pageSize=500'), this.#readWaiting(), this.#readMarks()]);
      const listed = new Set(list.entities.map((/** @type {Conversation} */ each) => each.id));
      list.entities.forEach((/** @type {Conversation} */ each) => this.put(each));
      const gone = [...this.conversations.keys()].filter(id => !listed.has(id) && this.interaction(id));
      await Promise.all(gone.map(id => this.refresh(id)));
      if (this.windowOf) await this.readThread(this.windowOf, true).catch(failure => { if (!(failure instanceof Refusal && failure.isFinal)) throw failure; });
      if (round !== this.#round) return;
      this.loaded = true;
      this.current = this.channel.state === 'open';
      this.change();
      this.#readPreviews(round);
    } catch {
      setTimeout(() => { if (round === this.#round) this.readAgain(); }, 2_000);
    }
  }

  /** Reads the messages of what is in the list: the last one is shown, and how many are unread. @param {number} round */
  async #readPreviews(round) {
    const ids = this.interactions.map(each => each.conversation.id);
    ids.slice(0, previews).forEach(id => this.readThread(id).catch(() => {}));
    for (const id of ids.slice(previews)) {
      if (this.threads.get(id)?.messages.length) continue;
      await new Promise(done => setTimeout(done, previewPause));
      if (round !== this.#round) return;
      if (this.interaction(id)) await this.readThread(id).catch(() => {});
    }
  }

  async #readWaiting() {
    if (!this.may('conversation:message:view')) return;
    await Promise.all(this.queues.map(each => this.readQueue(each.id).catch(() => {})));
  }

  /** @param {string} queueId */
  async readQueue(queueId) {
    const page = await api.get(`/onbehalf/queues/${queueId}/conversations?state=waiting&pageSize=100`);
    this.waiting.set(queueId, page.entities);
    this.change();
  }

  /** Keeps a conversation unless a newer state of it is known; a newer one has newer messages. @param {Conversation} conversation */
  put(conversation) {
    const known = this.conversations.get(conversation.id);
    if (known && known.sequence >= conversation.sequence) return false;
    this.conversations.set(conversation.id, conversation);
    if (this.threads.has(conversation.id)) this.readThread(conversation.id, true).catch(() => {});
    this.change();
    return true;
  }

  /** Reads one conversation; what this person may not see any more is forgotten. @param {string} id */
  async refresh(id) {
    try {
      this.put(await api.get(`/conversations/messages/${id}?messages=false`));
    } catch (failure) {
      if (!(failure instanceof Refusal && (failure.status === 404 || failure.status === 403))) throw failure;
      this.conversations.delete(id);
    }
    this.change();
  }

  /** @param {{ topicName: string, eventBody: any, metadata: { sequence?: number } }} frame */
  #apply({ topicName, eventBody, metadata }) {
    if (topicName.endsWith('.routingStatus')) {
      this.routingStatus = eventBody.routingStatus?.status ?? eventBody.status ?? this.routingStatus;
      this.change();
      return;
    }
    if (topicName.endsWith('.onbehalf.readmarks')) { this.#moveMark(eventBody); return; }
    const conversation = { ...eventBody, sequence: metadata.sequence ?? 0 };
    const isMine = topicName.startsWith('v2.users.');
    if (isMine || this.conversations.has(conversation.id)) {
      const earlier = this.conversations.get(conversation.id);
      const isRead = this.threads.has(conversation.id);
      const newer = this.put(conversation);
      if (newer && !isRead && this.interaction(conversation.id)) this.readThread(conversation.id).catch(() => {});
      if (newer) this.dispatchEvent(new CustomEvent('told', { detail: { earlier, conversation } }));
    }
    if (!isMine) this.#soon(`queue ${topicName}`, () => this.readQueue(topicName.split('.')[3] ?? ''), queuePause);
  }

  /** When each was done last. @type {Map<string, number>} */ #done = new Map();

  /**
   * Does something after a moment, once for all who ask in it, and not sooner than a pause after the last time.
   * @param {string} what @param {() => Promise<unknown>} act @param {number} pause
   */
  #soon(what, act, pause = 0) {
    if (this.#refreshes.has(what)) return;
    const wait = Math.max(150, (this.#done.get(what) ?? 0) + pause - Date.now());
    this.#refreshes.set(what, new Promise(done => setTimeout(done, wait)).then(() => {
      if (pause) this.#done.set(what, Date.now());
      this.#refreshes.delete(what);
      return act();
    }).catch(() => {}));
  }

  /**
   * Reads the newest messages of a conversation's thread, of all messages those that are not there yet.
   * @param {string} id @param {boolean} again also if they have been read
   */
  async readThread(id, again = false) {
    /** @type {Thread} */ const thread = this.threads.get(id) ?? { messages: [], complete: false };
    this.threads.set(id, thread);
    if (thread.loading && !again) { await thread.loading; return; }
    // Once more after the present reading, for all who ask meanwhile: what comes last is the newest.
    if (thread.loading) { await (thread.next ??= thread.loading.catch(() => {}).then(() => { delete thread.next; return this.readThread(id, true); })); return; }
    if (thread.messages.length && !again) return;
    thread.loading = this.#readPage(id, thread, undefined);
    try {
      await thread.loading;
      delete thread.error;
    } catch (failure) {
      thread.error = failure;
      throw failure;
    } finally {
      delete thread.loading;
      this.change();
    }
  }

  /** Reads older messages. @param {string} id */
  async readOlder(id) {
    const thread = this.threads.get(id);
    if (!thread?.before || thread.loading) return;
    thread.loading = this.#readPage(id, thread, thread.before);
    this.change();
    try { await thread.loading; } finally { delete thread.loading; this.change(); }
  }

  /** @param {string} id @param {Thread} thread @param {string | undefined} before */
  async #readPage(id, thread, before) {
    const page = await api.get(`/onbehalf/conversations/${id}/messages?limit=${pageSize}${before ? `&before=${before}` : ''}`);
    const first = thread.messages.length === 0;
    const hole = !before && !first && page.before && page.entities.every((/** @type {Message} */ each) => each.order > (thread.messages.at(-1)?.order ?? 0));
    if (hole) thread.messages = [];
    const byId = new Map(thread.messages.map(each => [each.id, each]));
    page.entities.forEach((/** @type {Message} */ each) => byId.set(each.id, each));
    thread.messages = [...byId.values()].sort((a, b) => a.order - b.order);
    if (before || first || hole) {
      if (page.before) thread.before = page.before; else delete thread.before;
      thread.complete = !page.before;
    }
  }

  /**
   * Sends a text; it stands in the thread as being sent until the server shows it.
   * @param {string} conversationId @param {string} text
   */
  async send(conversationId, text) {
    await this.#deliver({ key: crypto.randomUUID(), conversationId, text, at: Date.now() });
  }

  /** @param {Sending} entry */
  async #deliver(entry) {
    this.sending = [...this.sending, entry];
    this.#keepSending();
    this.change();
    try {
      const communication = await this.communication(entry.conversationId);
      const message = await api.change('POST', `/conversations/messages/${entry.conversationId}/communications/${communication.id}/messages`,
        { textBody: entry.text }, entry.key);
      const thread = this.threads.get(entry.conversationId);
      if (thread && !thread.messages.some(each => each.id === message.id)) {
        thread.messages = [...thread.messages, message].sort((a, b) => a.order - b.order);
      }
      this.sending = this.sending.filter(each => each !== entry);
      this.refresh(entry.conversationId).catch(() => {});
    } catch (failure) {
      entry.failed = failure;
    }
    this.#keepSending();
    this.change();
  }

  /** @param {Sending} entry */
  forget(entry) {
    this.sending = this.sending.filter(each => each !== entry);
    this.#keepSending();
    this.change();
  }

  /** What is being sent outlives a reload: it is sent again with its key, and so sent once. */
  #keepSending() {
    sessionStorage.setItem('onbehalf-sending', JSON.stringify(this.sending.filter(each => each.failed === undefined)));
  }

  #restoreSending() {
    /** @type {Sending[]} */ let kept = [];
    try { kept = JSON.parse(sessionStorage.getItem('onbehalf-sending') ?? '[]'); } catch { /* of another version */ }
    kept.forEach(each => this.#deliver(each));
  }

  /** @type {Map<string, Communication>} */ #communications = new Map();

  /** The communication of my present stint, if it was read. @param {string} stintId */
  knownCommunication(stintId) { return this.#communications.get(stintId); }

  /** The communication of my present stint, in which I send. @param {string} id @returns {Promise<Communication>} */
  async communication(id) {
    const stint = this.interaction(id)?.stint.id ?? '';
    const known = this.#communications.get(stint);
    if (known) return known;
    const generic = await api.get(`/conversations/${id}`);
    const mine = generic.participants.findLast((/** @type {{ id: string, userId?: string }} */ each) =>
      stint ? each.id === stint : each.userId === this.me?.id);
    /** @type {Communication | undefined} */ const found = mine?.messages.at(-1);
    if (!found) throw new Refusal(409, { code: 'not.conversation.participant', message: 'no stint' });
    this.#communications.set(mine.id, found);
    return found;
  }

  /** Opens the Interactions window. @param {string} id */
  openWindow(id) {
    this.windowOf = id;
    this.windowOpen = true;
    this.change();
    this.#readOpened(id);
  }

  /** Reads the messages in the Interactions window, until they are there. @param {string} id */
  async #readOpened(id) {
    try {
      await this.readThread(id, true);
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.isFinal)) setTimeout(() => { if (this.windowOf === id) this.#readOpened(id); }, 2_000);
    }
  }

  closeWindow() {
    this.windowOpen = false;
    this.change();
  }
}

export const store = new Store();

/** Resolves once an element shows what has just changed. @param {import('lit').LitElement} element */
export async function drawn(element) {
  await Promise.resolve();
  await element.updateComplete;
}

/** Draws an element again when the store changes. */
export class Watch {
  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.draw = () => host.requestUpdate();
    host.addController(this);
  }
  hostConnected() { store.addEventListener('change', this.draw); }
  hostDisconnected() { store.removeEventListener('change', this.draw); }
}
