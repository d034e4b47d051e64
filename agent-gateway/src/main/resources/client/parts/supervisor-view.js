import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { acts } from '../acts.js';
import { api } from '../api.js';
import { contactOf } from '../model.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { times } from '../times.js';
import { sentenceOf } from '../words.js';

/**
 * @typedef {{ id: string, name: string, waiting: number, connected: number }} Count
 * @typedef {{ id: string, participantId: string, user?: { id: string, name?: string }, since: string, dueAt?: string }} Row
 * @typedef {'waiting' | 'connected' | 'wrapup'} Kind
 * @typedef {{ act: 'release' | 'takeover' | 'wrapup', row: Row, contact: string }} Asked
 */

const kinds = /** @type {Kind[]} */ (['waiting', 'connected', 'wrapup']);
const period = 5_000;

/** What waits, is live and is owed in each queue, and what a supervisor does about it: each act with a reason. */
export class SupervisorView extends LitElement {
  static properties = { counts: { state: true }, queueId: { state: true }, rows: { state: true }, asked: { state: true }, failure: { state: true } };
  static styles = [theme, css`
    :host { display: block; overflow: auto; padding: 1.2rem clamp(.8rem, 3vw, 2rem) }
    .page { max-width: 70rem; margin: 0 auto; display: grid; gap: 1.4rem }
    h2 { font-size: 1.25rem }
    h3 { font-size: .95rem; margin: 0 0 .5rem; color: var(--quiet); font-weight: 600 }
    .queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .7rem }
    .queues button { display: grid; justify-content: start; justify-items: start; gap: .2rem; padding: .7rem .9rem; text-align: start; border-radius: var(--radius); background: var(--card) }
    .queues button[aria-pressed=true] { border-color: var(--accent); box-shadow: inset 3px 0 var(--accent) }
    .queues b { font-weight: 600; max-width: 100% } .waits { color: var(--sms) }
    .lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1.2rem; align-items: start }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
    li { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: .6rem .75rem; display: grid; gap: .35rem }
    .contact { font-weight: 600; font-variant-numeric: tabular-nums }
    .tools { display: flex; gap: .4rem; flex-wrap: wrap } .tools button { min-height: 1.9rem; font-size: .9rem }
    textarea { min-height: 4rem }`];

  constructor() {
    super();
    new Watch(this);
    /** @type {Count[] | undefined} */ this.counts = undefined;
    this.queueId = '';
    /** @type {Record<Kind, Row[]>} */ this.rows = { waiting: [], connected: [], wrapup: [] };
    /** What a reason is asked for. @type {Asked | undefined} */ this.asked = undefined;
    /** @type {unknown} */ this.failure = undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */ this.clock = undefined;
    /** Contacts by conversation, as the lists name conversations alone. @type {Map<string, string>} */ this.contacts = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
    this.clock = setInterval(() => { if (document.visibilityState === 'visible') this.read(); }, period);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  async read() {
    try {
      this.counts = (await api.all('/onbehalf/queues/counts')).sort((/** @type {Count} */ a, /** @type {Count} */ b) => a.name.localeCompare(b.name));
      this.queueId ||= (this.counts?.find(each => each.waiting + each.connected > 0) ?? this.counts?.[0])?.id ?? '';
      if (this.queueId) await this.#readQueue(this.queueId);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure;
    }
  }

  /** @param {string} queueId */
  async #readQueue(queueId) {
    const base = `/onbehalf/queues/${queueId}`;
    const [waiting, connected, wrapup] = await Promise.all([
      api.get(`${base}/conversations?state=waiting&pageSize=50`), api.get(`${base}/conversations?state=connected&pageSize=50`), api.get(`${base}/wrapups?pageSize=50`)]);
    if (queueId !== this.queueId) return;
    this.rows = { waiting: waiting.entities, connected: connected.entities, wrapup: wrapup.entities };
    const shown = new Set(kinds.flatMap(kind => this.rows[kind]).map(each => each.id));
    for (const id of this.contacts.keys()) if (!shown.has(id)) this.contacts.delete(id);
    shown.forEach(id => this.#readContact(id));
  }

  /** @param {string} id */
  async #readContact(id) {
    if (this.contacts.has(id)) return;
    this.contacts.set(id, '');
    try {
      const conversation = await api.get(`/conversations/messages/${id}?messages=false`);
      this.contacts.set(id, contactOf(conversation));
      this.requestUpdate();
    } catch {
      this.contacts.delete(id);
    }
  }

  /** @param {string} queueId */
  #choose(queueId) {
    this.queueId = queueId;
    this.rows = { waiting: [], connected: [], wrapup: [] };
    this.read();
  }

  render() {
    const queue = this.counts?.find(each => each.id === this.queueId);
    return html`<div class="page">
      <h2>${t.supervisor.title}</h2>
      ${this.failure ? html`<p class="note bad" role="alert">${sentenceOf(this.failure)}</p>` : nothing}
      ${this.counts === undefined && !this.failure ? html`<p class="quiet">${t.loading}</p>` : nothing}
      <div class="queues" role="group" aria-label=${t.supervisor.queues}>${repeat(this.counts ?? [], each => each.id, each => html`
        <button aria-pressed=${each.id === this.queueId} @click=${() => this.#choose(each.id)}><b class="cut">${each.name}</b>
          <small class=${each.waiting ? 'waits' : ''}>${t.supervisor.counted(each.waiting, each.connected)}</small></button>`)}</div>
      ${queue ? html`<div class="lists">${kinds.map(kind => this.#list(kind))}</div>` : nothing}
    </div>
    ${this.asked ? this.#dialog(this.asked) : nothing}`;
  }

  /** @param {Kind} kind */
  #list(kind) {
    const rows = this.rows[kind];
    return html`<section><h3 id=${kind}>${t.supervisor.kinds[kind]} (${rows.length})</h3>
      ${rows.length ? html`<ul aria-labelledby=${kind}>${repeat(rows, each => each.participantId, each => this.#row(kind, each))}</ul>` : html`<small>${t.supervisor.none}</small>`}</section>`;
  }

  /** @param {Kind} kind @param {Row} row */
  #row(kind, row) {
    const contact = store.number(this.contacts.get(row.id) ?? '');
    const age = times.age(Math.max(0, (Date.now() - Date.parse(row.since)) / 1000));
    const who = row.user ? row.user.name ?? t.supervisor.agent : '';
    return html`<li><span class="contact cut">${contact || '…'}</span><small>${[who, age].filter(Boolean).join(' · ')}</small>
      <div class="tools">${kind === 'waiting' ? html`<button ?disabled=${acts.pending.has(`pickUp ${row.id}`)} @click=${() => this.#pickUp(row)}>${t.waiting.pickUp}</button>`
        : kind === 'connected' ? html`
          <button @click=${() => this.#ask('release', row, contact)}>${t.supervisor.acts.release}</button>
          <button @click=${() => this.#ask('takeover', row, contact)}>${t.supervisor.acts.takeover}</button>`
        : html`<button @click=${() => this.#ask('wrapup', row, contact)}>${t.supervisor.acts.wrapup}</button>`}</div></li>`;
  }

  /** @param {Asked} asked */
  #dialog({ act, contact }) {
    return html`<dialog aria-labelledby="asked" @close=${() => { this.asked = undefined; }}>
      <h2 id="asked">${t.supervisor.acts[act]}: ${contact}</h2>
      <form class="form" @submit=${this.#act}>
        <p class="quiet">${t.supervisor.hints[act]}</p>
        <div class="field"><label for="reason">${t.supervisor.reason}</label><textarea id="reason" name="reason" maxlength="500" required></textarea></div>
        <div class="actions"><button type="button" @click=${() => { this.asked = undefined; }}>${t.cancel}</button><button class="main">${t.supervisor.acts[act]}</button></div>
      </form></dialog>`;
  }

  /** @param {Asked['act']} act @param {Row} row @param {string} contact */
  async #ask(act, row, contact) {
    this.asked = { act, row, contact };
    await this.updateComplete;
    /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')).showModal();
  }

  /** @param {SubmitEvent} e */
  async #act(e) {
    e.preventDefault();
    const asked = /** @type {Asked} */ (this.asked);
    const reason = String(new FormData(/** @type {HTMLFormElement} */ (e.target)).get('reason')).trim();
    this.asked = undefined;
    if (await acts.supervise(asked.row.id, asked.row.participantId, asked.act, reason) && asked.act === 'takeover') this.dispatchEvent(new CustomEvent('taken'));
    await this.read();
  }

  /** @param {Row} row */
  async #pickUp(row) {
    if (await acts.pickUp(row.id, this.queueId)) this.dispatchEvent(new CustomEvent('taken'));
    else await this.read();
  }
}
customElements.define('supervisor-view', SupervisorView);
