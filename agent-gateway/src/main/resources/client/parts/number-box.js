import { LitElement, css, html, nothing } from 'lit';
import { api, Refusal } from '../api.js';
import { language, t } from '../texts.js';
import { theme } from '../theme.js';
import './combo-box.js';

/**
 * @typedef {{ valid: boolean, maySendSms: boolean, reason?: string, e164?: string, nationalFormat?: string, internationalFormat?: string,
 *   country?: string, type?: string, example?: string }} Parsed
 * @typedef {{ country: string, name: string, callingCode: string, example?: string }} Country
 */

const pause = 120;
/** So many characters the server takes. */
const longest = 64;
/** Everywhere `00` is understood as `+`, also where one dials another prefix. */
const international = (/** @type {string} */ typed) => typed.replace(/^\s*00/, '+');
const regions = new Intl.DisplayNames(language, { type: 'region' });
/** @type {Promise<Country[]> | undefined} */ let countries;

/**
 * A phone number with its country. The server says what it is, by the rules of compose; the text stays as it is typed until the box
 * is left, so the caret never jumps. Fires `number` with what the server said, or undefined while that is not known.
 */
export class NumberBox extends LitElement {
  static properties = { given: {}, typed: { state: true }, base: {}, disabled: { type: Boolean }, parsed: { state: true }, all: { state: true }, busy: { state: true } };
  static styles = [theme, css`
    :host { display: grid; grid-template-columns: minmax(7rem, 2fr) 3fr; gap: .3rem .6rem }
    .number { display: grid; gap: .3rem; align-content: start }
    .line { grid-column: 1 / -1; min-height: 1.3em }`];

  constructor() {
    super();
    /** What a link or a draft fills in. */ this.given = '';
    /** As it was typed. */ this.typed = '';
    /** The country of a number without a country code: the organization's, or one that was chosen. */ this.base = 'US';
    this.disabled = false; this.busy = false;
    /** @type {Parsed | undefined} */ this.parsed = undefined;
    /** @type {Country[]} */ this.all = [];
    /** @type {AbortController | undefined} */ this.asking = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.timer = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    countries ??= api.get('/onbehalf/phonenumbers/countries').then(answer => answer.entities);
    countries.then(all => { this.all = all; }).catch(() => { countries = undefined; });
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('given') || !this.given) return;
    this.typed = this.given;
    this.#ask(true);
  }

  /** The country that the number is of, as far as is known. One that was chosen stays beside its neighbours of the same calling code. */
  get country() {
    const found = this.parsed?.valid ? this.parsed.country ?? this.base : this.base;
    const code = (/** @type {string} */ country) => this.all.find(each => each.country === country)?.callingCode;
    return code(found) === code(this.base) && !international(this.typed).trim().startsWith('+') ? this.base : found;
  }

  get items() {
    return this.all.map(each => ({ id: each.country, name: regions.of(each.country) ?? each.name, detail: `+${each.callingCode.replace('+', '')}` }))
      .sort((a, b) => a.name.localeCompare(b.name, language));
  }

  render() {
    const items = this.items;
    const example = this.all.find(each => each.country === this.base)?.example;
    const isBad = this.typed.trim() !== '' && !this.busy && this.parsed !== undefined && !this.parsed.maySendSms;
    return html`
      <combo-box .label=${t.newSms.country} .items=${items} .chosen=${items.find(each => each.id === this.country)} @choose=${this.#country}></combo-box>
      <div class="number">
        <label for="n">${t.newSms.number}</label>
        <input id="n" type="tel" inputmode="tel" autocomplete="off" aria-describedby="line" aria-invalid=${isBad || nothing} .value=${this.typed} ?disabled=${this.disabled}
          @input=${this.#type} @blur=${() => this.#format()} @paste=${() => setTimeout(() => this.#ask(true))}>
      </div>
      <small id="line" class="line ${isBad ? 'bad' : ''}" aria-live="polite">${this.#line(example)}</small>`;
  }

  /** @param {string | undefined} example */
  #line(example) {
    if (!this.typed.trim()) return example ? t.newSms.example(example) : '';
    if (this.busy || !this.parsed) return this.parsed?.internationalFormat ?? t.number.checking;
    const { parsed } = this;
    const what = parsed.valid
      ? [parsed.internationalFormat, parsed.country && regions.of(parsed.country), parsed.type && (t.number.types[parsed.type] ?? '')].filter(Boolean).join(' · ') : '';
    if (parsed.maySendSms) return what;
    const why = t.number.reasons[parsed.reason ?? ''] ?? t.number.invalid;
    return what ? `${what}. ${why}` : why;
  }

  /** @param {FocusOptions} [options] */
  focus(options) { /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#n'))?.focus(options); }

  /** @param {CustomEvent<{ id: string } | undefined>} e */
  #country(e) {
    if (!e.detail || e.detail.id === this.country) return;
    this.base = e.detail.id;
    if (/^\s*(\+|00)/.test(this.typed)) this.typed = this.parsed?.valid ? this.parsed.nationalFormat ?? '' : '';
    this.#ask(true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  /** @param {InputEvent} e */
  #type(e) {
    this.typed = /** @type {HTMLInputElement} */ (e.target).value;
    this.#ask(false);
  }

  /** @param {boolean} now whether the text is complete, as after pasting: then it is formatted too */
  #ask(now) {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.busy = true;
    this.#tell(undefined);
    if (!this.typed.trim()) { this.busy = false; this.parsed = undefined; return; }
    this.timer = setTimeout(() => this.#parse(now), now ? 0 : pause);
  }

  /** @param {boolean} format */
  async #parse(format) {
    const asking = this.asking = new AbortController();
    try {
      const parsed = await api.ask('/onbehalf/phonenumbers/parse', { number: international(this.typed), country: this.base }, asking.signal);
      if (asking.signal.aborted) return;
      this.parsed = parsed;
      this.busy = false;
      this.#tell(parsed);
      if (format || !this.matches(':focus-within')) this.#format();
    } catch (failure) {
      if (asking.signal.aborted) return;
      if (!(failure instanceof Refusal && failure.isFinal)) { this.timer = setTimeout(() => this.#parse(format), 1_000); return; }
      this.parsed = { valid: false, maySendSms: false, reason: this.typed.length > longest ? 'too.long' : 'not.a.number' };
      this.busy = false;
      this.#tell(this.parsed);
    }
  }

  /** Shows the number as people of its country write it; beside another country in the international form. */
  #format() {
    if (this.busy || !this.parsed?.valid) return;
    this.typed = (this.country === this.base ? this.parsed.nationalFormat : this.parsed.internationalFormat) ?? this.typed;
  }

  /** @param {Parsed | undefined} parsed */
  #tell(parsed) {
    this.dispatchEvent(new CustomEvent('number', { detail: parsed }));
  }
}
customElements.define('number-box', NumberBox);
