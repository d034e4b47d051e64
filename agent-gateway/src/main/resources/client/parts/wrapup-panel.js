import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { acts } from '../acts.js';
import { api } from '../api.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { times } from '../times.js';
import { icons } from '../icons.js';
import { sentenceOf } from '../words.js';

/** @typedef {{ id: string, name: string }} Code */
const skippable = new Set(['optional', 'agentRequested']);
const searchFrom = 10;
const fold = (/** @type {string} */ text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The Wrap-up window of a stint: it opens when the stint ends, and closing it leaves the wrap-up owed. Before the end a code can be
 * chosen too, which counts then.
 */
export class WrapupPanel extends LitElement {
  static properties = { conversationId: {}, stintId: {}, codes: { state: true }, code: { state: true }, notes: { state: true }, search: { state: true }, failure: { state: true } };
  static styles = [theme, css`
    :host { display: flex; flex-direction: column; min-height: 0; background: var(--card) }
    header { display: flex; align-items: center; gap: .5rem; padding: .7rem .7rem .7rem 1rem; border-bottom: 1px solid var(--line) }
    header > svg { color: var(--accent) }
    .body { display: flex; flex-direction: column; gap: .9rem; padding: 1rem; overflow: auto; min-height: 0; flex: 1 }
    fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: .15rem; min-width: 0 }
    legend { padding: 0 0 .4rem; font-weight: 600; font-size: .92rem }
    .code { display: flex; align-items: center; gap: .6rem; padding: .45rem .6rem; border-radius: .55rem; font-weight: 400; font-size: 1rem; cursor: pointer }
    .code:hover { background: var(--hover) } .code:has(:checked) { background: var(--mine) }
    textarea { field-sizing: content; min-height: 4.5rem; max-height: 14rem; resize: vertical }
    .until { font-variant-numeric: tabular-nums }
    footer { padding: .8rem 1rem; border-top: 1px solid var(--line); display: grid; gap: .5rem }`];

  constructor() {
    super();
    new Watch(this);
    this.conversationId = ''; this.stintId = '';
    /** @type {Code[] | undefined} */ this.codes = undefined;
    this.code = ''; this.notes = ''; this.search = '';
    /** The focus goes to the codes once they are there. */ this.focusing = false;
    /** @type {unknown} */ this.failure = undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */ this.clock = undefined;
    this.addEventListener('keydown', e => this.#key(e));
  }

  connectedCallback() {
    super.connectedCallback();
    this.clock = setInterval(() => { if (this.#ends) this.requestUpdate(); }, 1_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  get #interaction() {
    const interaction = store.interaction(this.conversationId);
    return interaction?.stint.id === this.stintId ? interaction : undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('stintId') && this.stintId) this.#open();
  }

  async #open() {
    const stintId = this.stintId;
    const kept = JSON.parse(sessionStorage.getItem(this.#keptAs) ?? '{}');
    this.codes = undefined; this.failure = undefined; this.search = '';
    this.code = kept.code ?? ''; this.notes = kept.notes ?? '';
    try {
      const base = `/conversations/messages/${this.conversationId}/participants/${stintId}`;
      const [codes, provisional] = await Promise.all([api.get(`${base}/wrapupcodes`), api.get(`${base}/wrapup?provisional=true`).catch(() => undefined)]);
      if (stintId !== this.stintId) return;
      this.codes = codes;
      this.code ||= provisional?.code ?? '';
      this.notes ||= provisional?.notes ?? '';
    } catch (failure) {
      this.failure = failure;
    }
  }

  get #keptAs() { return `onbehalf-wrapup-${this.stintId}`; }

  #keep() { sessionStorage.setItem(this.#keptAs, JSON.stringify({ code: this.code, notes: this.notes })); }

  get #found() { return (this.codes ?? []).filter(each => fold(each.name).includes(fold(this.search))); }

  get #isRequired() { return this.#interaction?.state === 'owed' && this.#interaction.stint.wrapupPrompt !== 'optional'; }

  /** When the server ends the after-call work, whatever happens in this window. */
  get #ends() {
    const { startAcwTime, wrapupTimeoutMs } = this.#interaction?.stint ?? {};
    return startAcwTime && wrapupTimeoutMs ? Date.parse(startAcwTime) + wrapupTimeoutMs : undefined;
  }

  render() {
    const interaction = this.#interaction;
    const ended = interaction?.state === 'owed';
    const busy = acts.pending.has(`wrapup ${this.stintId}`);
    const found = this.#found;
    const missing = this.#isRequired && !this.code;
    const ends = this.#ends;
    const toTheEnd = interaction?.stint.wrapupPrompt === 'forcedTimeout';
    const action = !ended || toTheEnd ? t.wrapup.save : t.wrapup.done;
    return html`
      <header>${icons.wrapup}<h2 class="wide cut" tabindex="-1">${t.wrapup.title}</h2>
        <button class="plain icon" aria-label=${t.close} title=${t.close} @click=${() => acts.closeWrapup()}>${icons.close}</button></header>
      <div class="body">
        ${interaction ? html`<p class="quiet">${t.wrapup.of(store.number(interaction.contact), interaction.queue)}</p>` : nothing}
        ${ends ? html`<p class="note until" role="timer">${t.wrapup.endsIn(times.age(Math.max(0, (ends - Date.now()) / 1000)))}</p>` : nothing}
        ${this.failure ? html`<p class="note bad" role="alert">${sentenceOf(this.failure)} <button class="link" @click=${() => this.#open()}>${t.retry}</button></p>` : nothing}
        ${this.codes && this.codes.length >= searchFrom ? html`<input type="search" aria-label=${t.wrapup.searchCode} placeholder=${t.wrapup.searchCode} .value=${this.search}
          @input=${(/** @type {InputEvent} */ e) => { this.search = /** @type {HTMLInputElement} */ (e.target).value; }}>` : nothing}
        <fieldset>
          <legend>${t.wrapup.code}</legend>
          ${this.codes === undefined && !this.failure ? html`<small>${t.loading}</small>` : nothing}
          ${repeat(found, each => each.id, (each, i) => html`
            <label class="code"><input type="radio" name="code" value=${each.id} .checked=${each.id === this.code} @change=${() => { this.code = each.id; this.#keep(); }}>
              <span class="wide">${each.name}</span>${i < 9 ? html`<kbd aria-hidden="true">${i + 1}</kbd>` : nothing}</label>`)}
          ${this.codes && !found.length ? html`<small>${t.wrapup.none}</small>` : nothing}
        </fieldset>
        ${store.callLogging ? nothing : html`<div class="field"><label for="notes">${t.wrapup.notes}</label>
          <textarea id="notes" maxlength="10000" .value=${this.notes} @input=${(/** @type {InputEvent} */ e) => { this.notes = /** @type {HTMLTextAreaElement} */ (e.target).value; this.#keep(); }}></textarea></div>`}
      </div>
      <footer>
        <small id="missing">${missing ? t.wrapup.required : t.wrapup.keys}</small>
        <button class="main" aria-describedby="missing" ?disabled=${missing || busy || !interaction} @click=${() => this.#done()}>${busy ? t.wrapup.completing : action}</button>
        ${ended && skippable.has(interaction.stint.wrapupPrompt ?? '') ? html`<button ?disabled=${busy} @click=${() => this.#skip()}>${t.wrapup.skip}</button>` : nothing}
      </footer>`;
  }

  focusFirst() {
    this.focusing = true;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('h2')).focus();
    this.requestUpdate();
  }

  updated() {
    if (!this.focusing || !this.codes) return;
    this.focusing = false;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('input[type=radio]:checked') ?? this.renderRoot.querySelector('input[type=radio], textarea'))?.focus();
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    const target = /** @type {HTMLElement} */ (e.composedPath()[0]);
    const typing = target.matches('textarea, input:not([type=radio])');
    const digit = !typing && !e.ctrlKey && !e.metaKey && !e.altKey && /^[1-9]$/.test(e.key) ? Number(e.key) : 0;
    const code = this.#found[digit - 1];
    if (digit && code) { this.code = code.id; this.#keep(); }
    else if (e.key === 'Enter' && !e.isComposing && !target.matches('textarea, button')) this.#done();
    else if (e.key === 'Escape') acts.closeWrapup();
    else return;
    e.preventDefault();
  }

  async #done() {
    const interaction = this.#interaction;
    if (!interaction || (this.#isRequired && !this.code)) return;
    const keptAs = this.#keptAs;
    const ended = interaction.state === 'owed' && interaction.stint.wrapupPrompt !== 'forcedTimeout';
    const wrapup = { ...(this.code && { code: this.code }), ...(!store.callLogging && this.notes && { notes: this.notes }), ...(!ended && { provisional: true }) };
    if (!await acts.wrapUp(interaction, wrapup)) return;
    sessionStorage.removeItem(keptAs);
    acts.say(ended ? t.wrapup.completed : interaction.state === 'owed' ? t.wrapup.saved : t.wrapup.provisional);
  }

  async #skip() {
    const interaction = this.#interaction;
    if (interaction && await acts.skipWrapup(interaction)) acts.say(t.wrapup.skipped);
  }
}
customElements.define('wrapup-panel', WrapupPanel);
