import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { acts } from '../acts.js';
import { contactOf } from '../model.js';
import { api } from '../api.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { times } from '../times.js';

const shown = 8;

/** What waits in my queues, the oldest first, with its age. */
export class WaitingList extends LitElement {
  static styles = [theme, css`
    :host { display: block }
    h2 { font-size: .92rem; padding: 0 .25rem .5rem; color: var(--quiet); font-weight: 600; display: flex; gap: .5rem }
    .count { background: var(--sms-soft); color: var(--sms); border-radius: 1rem; padding: 0 .5rem; font-size: .82rem }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .4rem }
    li { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: .5rem .6rem .5rem .75rem; display: flex; align-items: center; gap: .6rem }
    li > div { display: grid }
    .contact { font-weight: 600; font-variant-numeric: tabular-nums }
    .none { padding: 0 .25rem }`];

  constructor() {
    super();
    new Watch(this);
    /** Contacts of what waits, as it is listed by id alone. @type {Map<string, string>} */ this.contacts = new Map();
    /** @type {ReturnType<typeof setInterval> | undefined} */ this.clock = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.clock = setInterval(() => this.requestUpdate(), 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  get #entries() {
    return [...store.waiting].flatMap(([queueId, entries]) => entries.map(each => ({ ...each, queueId })))
      .filter(each => !store.interaction(each.id))
      .sort((a, b) => a.since.localeCompare(b.since));
  }

  render() {
    const entries = this.#entries;
    const waiting = new Set(entries.map(each => each.id));
    for (const id of this.contacts.keys()) if (!waiting.has(id)) this.contacts.delete(id);
    return html`
      <h2 id="title">${t.waiting.title}${entries.length ? html`<span class="count">${entries.length}</span>` : nothing}</h2>
      ${entries.length ? html`<ul aria-labelledby="title">${repeat(entries.slice(0, shown), each => each.id, each => this.#row(each))}</ul>` : html`<small class="none">${t.waiting.none}</small>`}
      ${entries.length > shown ? html`<small class="none">${t.waiting.more(entries.length - shown)}</small>` : nothing}`;
  }

  /** @param {{ id: string, queueId: string, since: string }} entry */
  #row({ id, queueId, since }) {
    const contact = store.number(this.#contact(id));
    const queue = store.queues.find(each => each.id === queueId)?.name ?? '';
    const busy = acts.pending.has(`pickUp ${id}`);
    return html`<li data-conversation=${id}><div class="wide"><span class="contact cut">${contact || '…'}</span>
        <small class="cut">${queue} · ${t.waiting.age(times.age(Math.max(0, (Date.now() - Date.parse(since)) / 1000)))}</small></div>
      <button aria-label=${t.waiting.pickUpOf(contact, queue)} ?disabled=${busy || !store.may('conversation:message:pull')} @click=${() => acts.pickUp(id, queueId)}>${t.waiting.pickUp}</button></li>`;
  }

  /** @param {string} id */
  #contact(id) {
    const known = store.conversations.get(id);
    if (known) return contactOf(known);
    if (!this.contacts.has(id)) {
      this.contacts.set(id, '');
      api.get(`/conversations/messages/${id}?messages=false`).then(conversation => {
        this.contacts.set(id, contactOf(conversation));
        this.requestUpdate();
      }).catch(() => this.contacts.delete(id));
    }
    return this.contacts.get(id) ?? '';
  }
}
customElements.define('waiting-list', WaitingList);
