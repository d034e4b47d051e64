import { LitElement, css, html, nothing } from 'lit';
import { acts } from '../acts.js';
import { api } from '../api.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { sentenceOf } from '../words.js';

/** @typedef {{ subject?: string, notes?: string, relatedContactId?: string }} Log */

/** The interaction log of a stint, where call logging is on: its agent writes it during the stint and afterwards. */
export class InteractionLog extends LitElement {
  static properties = { conversationId: {}, stintId: {}, log: { state: true }, failure: { state: true } };
  static styles = [theme, css`
    :host { display: block; padding: .9rem 1rem; border-top: 1px solid var(--line); background: var(--card); overflow: auto }
    form { display: grid; gap: .7rem }
    textarea { field-sizing: content; min-height: 3.5rem; max-height: 12rem; resize: vertical }`];

  constructor() {
    super();
    new Watch(this);
    this.conversationId = ''; this.stintId = '';
    /** @type {Log | undefined} */ this.log = undefined;
    /** @type {unknown} */ this.failure = undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('stintId') && this.stintId) this.#open();
  }

  get #path() { return `/onbehalf/conversations/${this.conversationId}/participants/${this.stintId}/log`; }

  /** What was typed before and not saved comes first. */
  async #open() {
    const stintId = this.stintId;
    this.log = this.failure = undefined;
    try {
      const saved = await api.get(this.#path);
      if (stintId === this.stintId) this.log = { ...saved, ...JSON.parse(sessionStorage.getItem(this.#keptAs) ?? '{}') };
    } catch (failure) {
      this.failure = failure;
    }
  }

  get #keptAs() { return `onbehalf-log-${this.stintId}`; }

  render() {
    const busy = acts.pending.has(`log ${this.stintId}`);
    return html`<form @submit=${this.#save} @input=${(/** @type {Event} */ e) => sessionStorage.setItem(this.#keptAs, JSON.stringify(this.#typed(/** @type {HTMLElement} */ (e.currentTarget))))}>
      <h2>${t.log.title}</h2>
      ${this.failure ? html`<p class="note bad" role="alert">${sentenceOf(this.failure)} <button type="button" class="link" @click=${() => this.#open()}>${t.retry}</button></p>` : nothing}
      ${this.log ? html`
        <div class="field"><label for="subject">${t.log.subject}</label><input id="subject" name="subject" maxlength="1000" .value=${this.log.subject ?? ''}></div>
        <div class="field"><label for="notes">${t.log.notes}</label><textarea id="notes" name="notes" maxlength="10000" .value=${this.log.notes ?? ''}></textarea></div>
        <div class="field"><label for="related">${t.log.relatedContact}</label><input id="related" name="relatedContactId" maxlength="255" .value=${this.log.relatedContactId ?? ''}></div>
        <div class="actions"><button ?disabled=${busy || !store.may('onbehalf:interactionLog:edit')}>${t.log.save}</button></div>` : this.failure ? nothing : html`<small>${t.loading}</small>`}
    </form>`;
  }

  /** @param {HTMLElement} form @returns {Log} */
  #typed(form) {
    return Object.fromEntries([...new FormData(/** @type {HTMLFormElement} */ (form))].map(([name, value]) => [name, String(value)]));
  }

  /** @param {SubmitEvent} e */
  async #save(e) {
    e.preventDefault();
    const typed = this.#typed(/** @type {HTMLElement} */ (e.currentTarget));
    const keptAs = this.#keptAs;
    if (!await acts.writeLog(this.#path, this.stintId, typed)) return;
    sessionStorage.removeItem(keptAs);
    acts.say(t.log.saved);
  }
}
customElements.define('interaction-log', InteractionLog);
