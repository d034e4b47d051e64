import { LitElement, css, html, nothing } from 'lit';
import { acts } from '../acts.js';
import { api, Refusal } from '../api.js';
import { smsNumberOf } from '../model.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { times } from '../times.js';
import { sentenceOf } from '../words.js';
import './combo-box.js';
import './number-box.js';

/** @import { Queue } from '../model.js' */
/** @import { Parsed } from './number-box.js' */

/** Composes an SMS on behalf of a queue. Fires `composed` with the conversation's id. */
export class NewSms extends LitElement {
  static properties = { queue: { state: true }, parsed: { state: true }, remember: { state: true }, busy: { state: true }, refusal: { state: true }, continues: { state: true }, existing: { state: true } };
  static styles = [theme, css`
    .existing { display: grid; gap: .9rem }
    .refusal { display: grid; gap: .5rem; justify-items: start }`];

  constructor() {
    super();
    new Watch(this);
    /** @type {Queue | undefined} */ this.queue = undefined;
    /** @type {Parsed | undefined} */ this.parsed = undefined;
    this.remember = false; this.busy = false;
    /** @type {Refusal | unknown} */ this.refusal = undefined;
    /** Compose would find a conversation that can be continued. */ this.continues = false;
    /** The check of queue and number that is under way. @type {AbortController | undefined} */ this.checking = undefined;
    /** What the prompt says of the conversation that can be continued. @type {{ when: string, who: string } | undefined} */ this.existing = undefined;
    /** The number that the box is filled with when it is drawn. */ this.given = '';
    /** A queue was typed or chosen: the remembered one comes too late. */ this.touched = false;
    /** Enter was pressed while the number was being checked: then it composes as soon as that is done. */ this.wanted = false;
  }

  /**
   * Opens the dialog with nothing of the last one but the remembered queue.
   * @param {{ queueId?: string | null, number?: string | null }} [given] by a link
   */
  async show(given = {}) {
    const draft = JSON.parse(sessionStorage.getItem('onbehalf-new-sms') ?? '{}');
    this.refusal = this.existing = this.parsed = this.queue = undefined;
    this.continues = false;
    this.given = given.number ?? draft.number ?? '';
    this.opened = true;
    this.touched = false;
    this.requestUpdate();
    await this.updateComplete;
    this.#dialog.showModal();
    const preferences = await api.get('/onbehalf/users/me/preferences').catch(() => ({}));
    if (this.touched || !this.opened) return;
    this.remember = preferences.rememberOnBehalfOfQueue ?? false;
    const queueId = given.queueId ?? draft.queueId ?? (this.remember ? preferences.onBehalfOfQueueId : undefined);
    this.queue ??= store.queues.find(each => each.id === queueId && smsNumberOf(each));
    await this.updateComplete;
    if (this.queue && this.#dialog.open) this.renderRoot.querySelector('number-box')?.focus();
    this.#check();
  }

  get #dialog() { return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')); }

  close() { this.#dialog?.close(); }

  get items() {
    return store.queues.map(each => ({ id: each.id, name: each.name, ...(smsNumberOf(each) ? { detail: store.number(smsNumberOf(each) ?? '') } : { unusable: t.newSms.noNumber }) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  render() {
    if (!this.opened) return nothing;
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>${this.existing ? this.#prompt(this.existing) : this.#form()}</dialog>`;
  }

  #form() {
    const missing = this.missing;
    const items = this.items;
    return html`
      <h2 id="title">${t.newSms.title} · ${t.sms}</h2>
      <form class="form" novalidate @input=${(/** @type {Event} */ e) => { this.touched ||= /** @type {HTMLElement} */ (e.target).localName !== 'number-box'; }} @submit=${(/** @type {Event} */ e) => { e.preventDefault(); this.#compose(false); }}>
        ${store.queues.length ? nothing : html`<p class="note">${t.newSms.noQueues}</p>`}
        <div class="field">
          <combo-box id="queue" .label=${t.newSms.queue} .placeholder=${t.newSms.queuePlaceholder} .items=${items}
            .chosen=${items.find(each => each.id === this.queue?.id)} @choose=${this.#queueChosen}></combo-box>
          <small>${this.queue ? t.newSms.queueChosen(store.number(smsNumberOf(this.queue) ?? '')) : ''}</small>
          <label class="row"><input type="checkbox" .checked=${this.remember} @change=${this.#remember}> <span>${t.newSms.remember}</span></label>
        </div>
        <number-box .base=${store.defaultCountry} .given=${this.given} @number=${this.#numbered} @input=${this.#keep}
          @keydown=${(/** @type {KeyboardEvent} */ e) => { if (e.key === 'Enter' && !e.isComposing) this.#compose(false); }}></number-box>
        ${this.refusal ? this.#refused() : this.continues ? html`<p class="note" role="status">${t.newSms.continues}</p>` : nothing}
        <div class="actions">
          <small class="wide" id="missing" role="status">${missing ?? ''}</small>
          <button type="button" @click=${() => this.close()}>${t.cancel}</button>
          <button class="main" aria-describedby="missing" ?disabled=${missing !== undefined || this.busy}>${this.busy ? t.newSms.composing : t.newSms.compose}</button>
        </div>
      </form>`;
  }

  /** What Compose waits for, in words; undefined if nothing. */
  get missing() {
    if (!store.may('conversation:message:create')) return t.newSms.mayNot;
    const number = this.parsed?.maySendSms;
    if (this.queue && number) return undefined;
    return this.queue ? t.newSms.needs.number : number ? t.newSms.needs.queue : t.newSms.needs.both;
  }

  #refused() {
    const refusal = this.refusal;
    const params = refusal instanceof Refusal ? refusal.params : {};
    const id = params['conversationId'];
    return html`<div class="note bad refusal" role="alert">${sentenceOf(refusal)}
      ${params['held'] === 'mine' && id ? html`<button type="button" @click=${() => this.#done(id, true)}>${t.newSms.openMine}</button>` : nothing}
      ${params['held'] === 'waiting' && id ? html`<button type="button" @click=${() => this.#take(id)}>${t.newSms.takeWaiting}</button>` : nothing}</div>`;
  }

  /** Asks what Compose would be answered, so that an agent reads it before: opted out, held by somebody, to be continued. */
  async #check() {
    this.checking?.abort();
    this.refusal = undefined;
    this.continues = false;
    const { queue, parsed } = this;
    if (!queue || !parsed?.maySendSms || !store.may('conversation:message:create')) return;
    const { signal } = (this.checking = new AbortController());
    try {
      await acts.checkCompose(queue.id, parsed.e164 ?? '', signal);
    } catch (failure) {
      if (signal.aborted || this.busy || !(failure instanceof Refusal)) return; // Compose finds out
      if (failure.code === 'existing.conversation.in.window') this.continues = true;
      else if (failure.status === 409) this.refusal = failure;
    }
  }

  /** @param {{ when: string, who: string }} existing */
  #prompt(existing) {
    return html`
      <h2 id="title">${t.newSms.existing.title}</h2>
      <div class="existing">
        <p>${t.newSms.existing.sentence(this.parsed?.internationalFormat ?? '')} ${t.newSms.existing.last(existing.when, existing.who)}</p>
        <p>${t.newSms.existing.ask}</p>
        <div class="actions">
          <button @click=${() => { this.existing = undefined; }}>${t.cancel}</button>
          <button class="main" id="continue" ?disabled=${this.busy} @click=${() => this.#compose(true)}>${this.busy ? t.newSms.composing : t.newSms.existing.go}</button>
        </div>
      </div>`;
  }

  /** @param {boolean} useExisting */
  async #compose(useExisting) {
    if (this.busy) return;
    this.wanted = !useExisting && !this.parsed && this.queue !== undefined;
    if (this.missing) return;
    const { queue, parsed } = this;
    this.checking?.abort();
    this.busy = true;
    this.refusal = undefined;
    try {
      this.#done(await acts.compose(queue?.id ?? '', parsed?.e164 ?? '', useExisting), false);
    } catch (failure) {
      if (failure instanceof Refusal && failure.code === 'existing.conversation.in.window') await this.#ask(failure);
      else { this.refusal = failure; this.existing = undefined; }
    } finally {
      this.busy = false;
    }
  }

  /** Shows the prompt: when and by whom the conversation was last held. @param {Refusal} refusal */
  async #ask(refusal) {
    const when = refusal.params['lastDisconnectedAt'];
    const last = await api.get(`/conversations/messages/${refusal.params['conversationId']}?messages=false`).catch(() => undefined);
    const agent = last?.participants.findLast((/** @type {{ purpose: string }} */ each) => each.purpose === 'agent');
    this.given = this.renderRoot.querySelector('number-box')?.typed ?? '';
    this.existing = { when: when ? times.both(new Date(when)) : '', who: agent?.name ?? '' };
    this.busy = false;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#continue'))?.focus();
  }

  /** @param {string} id @param {boolean} open */
  #done(id, open) {
    this.#forget();
    this.close();
    if (this.remember && this.queue) this.#savePreferences();
    this.dispatchEvent(new CustomEvent('composed', { detail: { id, open } }));
  }

  /** @param {string} id */
  async #take(id) {
    if (await acts.pickUp(id, this.queue?.id ?? '')) this.#done(id, true);
  }

  /** @param {CustomEvent<{ id: string } | undefined>} e */
  #queueChosen(e) {
    this.touched = true;
    this.queue = store.queues.find(each => each.id === e.detail?.id);
    this.#keep();
    this.#check();
    if (this.queue) this.renderRoot.querySelector('number-box')?.focus();
  }

  /** @param {CustomEvent<Parsed | undefined>} e */
  #numbered(e) {
    this.parsed = e.detail;
    this.#keep();
    this.#check();
    if (this.parsed && this.wanted) this.#compose(false);
  }

  /** @param {Event} e */
  #remember(e) {
    this.remember = /** @type {HTMLInputElement} */ (e.target).checked;
    this.#savePreferences();
  }

  #savePreferences() {
    const chosen = this.queue && { onBehalfOfQueueId: this.queue.id };
    api.change('PUT', '/onbehalf/users/me/preferences', { rememberOnBehalfOfQueue: this.remember, ...(this.remember && chosen) }).catch(() => {});
  }

  /** What was filled in survives a reload and a sign-in, until it is composed or the dialog is closed. */
  #keep() {
    if (!this.opened) return;
    const number = this.renderRoot.querySelector('number-box')?.typed ?? '';
    sessionStorage.setItem('onbehalf-new-sms', JSON.stringify({ open: true, queueId: this.queue?.id, number }));
  }

  #forget() { sessionStorage.removeItem('onbehalf-new-sms'); }

  #closed() {
    this.checking?.abort();
    this.#forget();
    this.opened = false;
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('closed'));
  }

  opened = false;
}
customElements.define('new-sms', NewSms);
