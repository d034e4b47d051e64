import { LitElement, css, html, nothing } from 'lit';
import { drafts } from '../drafts.js';
import { maxSegments, measure, replaced } from '../segments.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { icons } from '../icons.js';

/** Writes a message: Enter sends, except while an input method composes. What is typed belongs to its conversation. Fires `sent`. */
export class SmsComposer extends LitElement {
  static properties = { conversationId: {}, text: { state: true } };
  static styles = [theme, css`
    :host { display: block; padding: .7rem 1rem .8rem; border-top: 1px solid var(--line) }
    .row { align-items: end }
    textarea { field-sizing: content; resize: none; min-height: 2.5rem; max-height: 9.5rem; border-radius: .9rem; padding: .5rem .8rem }
    .under { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; justify-content: space-between; min-height: 1.4em; padding: .25rem .3rem 0 }
    .under button { min-height: 0; padding: 0 }
    .main { min-height: 2.5rem; border-radius: .9rem }
    .keys { opacity: .9 } @media (max-width: 40rem) { .keys { display: none } }`];

  constructor() {
    super();
    new Watch(this);
    this.conversationId = ''; this.text = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversationId')) this.text = drafts.get(this.conversationId);
  }

  render() {
    const { segments, units, costly, replaceable } = measure(this.text);
    const tooLong = segments > maxSegments;
    return html`
      <div class="row">
        <textarea class="wide" rows="1" aria-label=${t.composer.label} aria-describedby="count" placeholder=${t.composer.placeholder} .value=${this.text}
          @input=${this.#type} @keydown=${this.#key}></textarea>
        <button class="main" ?disabled=${!this.#isSendable} @click=${() => this.#send()}>${icons.send}<span>${t.composer.send}</span></button>
      </div>
      <div class="under">
        <small>${!store.current ? t.composer.waiting : costly.length ? html`${t.composer.costly(costly.slice(0, 5).join(' '))}
          ${replaceable ? html`<button class="link" @click=${this.#replace}>${t.composer.replace}</button>` : nothing}` : html`<span class="keys">${t.composer.hint}</span>`}</small>
        <small id="count" class=${tooLong ? 'bad' : ''} role=${tooLong ? 'alert' : nothing}>${this.text ? t.composer.count(units, segments) : ''}${tooLong ? ` · ${t.composer.tooLong(maxSegments)}` : ''}</small>
      </div>`;
  }

  get #isSendable() { return this.text.trim() !== '' && store.current && measure(this.text).segments <= maxSegments; }

  focus() { this.renderRoot.querySelector('textarea')?.focus(); }

  /** @param {InputEvent} e */
  #type(e) { this.#set(/** @type {HTMLTextAreaElement} */ (e.target).value); }

  /** @param {string} text */
  #set(text) {
    this.text = text;
    drafts.set(this.conversationId, text);
  }

  #replace() {
    this.#set(replaced(this.text));
    this.focus();
  }

  /** @param {KeyboardEvent} e  keyCode 229 is a key that an input method took, in browsers that don't say so otherwise */
  #key(e) {
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    this.#send();
  }

  #send() {
    if (!this.#isSendable) return;
    const text = this.text;
    this.#set('');
    store.send(this.conversationId, text);
    this.focus();
    this.dispatchEvent(new CustomEvent('sent'));
  }
}
customElements.define('sms-composer', SmsComposer);
