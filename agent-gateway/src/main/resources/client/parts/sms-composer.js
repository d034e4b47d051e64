import { LitElement, css, html, nothing } from 'lit';
import { acts } from '../acts.js';
import { drafts } from '../drafts.js';
import { responses } from '../responses.js';
import { maxSegments, measure, replaced } from '../segments.js';
import { Watch, store } from '../store.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';
import { icons } from '../icons.js';
import { sentenceOf } from '../words.js';

/** @import { CannedResponse } from '../responses.js' */

const pause = 120;

/**
 * Writes a message: Enter sends, except while an input method composes. What is typed belongs to its conversation. A slash at the
 * beginning of a word finds canned responses: there the arrows move and Enter chooses. Fires `sent`.
 */
export class SmsComposer extends LitElement {
  static properties = { conversationId: {}, text: { state: true }, found: { state: true }, at: { state: true } };
  static styles = [theme, css`
    :host { display: block; padding: .7rem 1rem .8rem; border-top: 1px solid var(--line) }
    .row { align-items: end }
    .box { position: relative; display: flex }
    ul { position: absolute; z-index: 5; bottom: calc(100% + .3rem); left: 0; width: min(30rem, 100%); margin: 0; padding: .3rem; max-height: min(17rem, 45vh); overflow: auto; list-style: none;
      background: var(--raised); border: 1px solid var(--line); border-radius: .8rem; box-shadow: var(--shadow) }
    li { padding: .4rem .6rem; border-radius: .5rem; display: grid; cursor: pointer }
    li.at { background: var(--mine) }
    textarea { field-sizing: content; resize: none; min-height: 2.5rem; max-height: 9.5rem; border-radius: .9rem; padding: .5rem .8rem }
    .under { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; justify-content: space-between; min-height: 1.4em; padding: .25rem .3rem 0 }
    .under button { min-height: 0; padding: 0 }
    .main { min-height: 2.5rem; border-radius: .9rem }
    .keys { opacity: .9 } @media (max-width: 40rem) { .keys { display: none } }`];

  constructor() {
    super();
    new Watch(this);
    this.conversationId = ''; this.text = '';
    /** The canned responses that are offered. @type {CannedResponse[]} */ this.found = [];
    this.at = 0;
    /** The search that is under way. @type {AbortController | undefined} */ this.searching = undefined;
    /** Whether Enter was pressed meanwhile: then the first that is found is chosen. */ this.hurried = false;
    /** Whether a canned response is being filled in: Enter waits for it. */ this.inserting = false;
    /** What finds nothing; more of it doesn't either. @type {string | undefined} */ this.nothing = undefined;
    /** Whether the offer was refused by Escape, until the next slash. */ this.refused = false;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('conversationId')) return;
    this.text = drafts.get(this.conversationId);
    this.#stopSearch();
  }

  render() {
    const { segments, units, costly, replaceable } = measure(this.text);
    const tooLong = segments > maxSegments;
    const gap = responses.gapIn(this.text);
    return html`
      <div class="row">
        <div class="box wide">
          ${this.found.length ? html`<ul id="l" role="listbox" aria-label=${t.composer.responses}>${this.found.map((each, i) => html`
            <li id="o${i}" role="option" class=${i === this.at ? 'at' : ''} aria-selected=${i === this.at}
              @pointerdown=${(/** @type {Event} */ e) => { e.preventDefault(); this.#insert(each); }}><span class="cut">${each.name}</span><small class="cut">${each.text}</small></li>`)}</ul>` : nothing}
          <textarea class="wide" rows="1" aria-label=${t.composer.label} aria-describedby="count" placeholder=${t.composer.placeholder} .value=${this.text}
            aria-autocomplete="list" aria-controls=${this.found.length ? 'l' : nothing} aria-activedescendant=${this.found.length ? `o${this.at}` : nothing}
            @input=${this.#type} @keydown=${this.#key} @click=${() => this.#search()} @blur=${() => this.#stopSearch()}></textarea>
        </div>
        <button class="plain icon" aria-label=${t.composer.responses} title=${t.composer.responses} ?disabled=${!this.#queueId} @click=${() => this.#slash()}>${icons.responses}</button>
        <button class="main" ?disabled=${!this.#isSendable} @click=${() => this.#send()}>${icons.send}<span>${t.composer.send}</span></button>
      </div>
      <div class="under">
        <small>${!store.current ? t.composer.waiting : gap ? html`${t.composer.hasGap} <button class="link" @click=${() => this.#select(gap)}>${t.composer.gap(gap.name)}</button>` : costly.length ? html`${t.composer.costly(costly.slice(0, 5).join(' '))}
          ${replaceable ? html`<button class="link" @click=${this.#replace}>${t.composer.replace}</button>` : nothing}` : html`<span class="keys">${t.composer.hint}</span>`}</small>
        <small id="count" class=${tooLong ? 'bad' : ''} role=${tooLong ? 'alert' : nothing}>${this.text ? t.composer.count(units, segments) : ''}${tooLong ? ` · ${t.composer.tooLong(maxSegments)}` : ''}</small>
        <span class="said" role="status">${this.found.length || this.nothing !== undefined ? t.combo.results(this.found.length) : ''}</span>
      </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('at') || changed.has('found')) this.renderRoot.querySelector('.at')?.scrollIntoView({ block: 'nearest' });
  }

  get #isSendable() { return this.text.trim() !== '' && store.current && !responses.gapIn(this.text) && measure(this.text).segments <= maxSegments; }

  get #box() { return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector('textarea')); }

  /** The queue on whose behalf I write. */
  get #queueId() { return store.interaction(this.conversationId)?.stint.queue?.id; }

  focus() { this.#box?.focus(); }

  #type() {
    this.#set(this.#box.value);
    this.#search();
  }

  /** Begins to look for a canned response, as typing a slash does. */
  #slash() {
    const { selectionStart: caret, value } = this.#box;
    const slash = caret === 0 || /\s/.test(value[caret - 1] ?? '') ? '/' : ' /';
    this.#write(value.slice(0, caret) + slash + value.slice(caret), caret + slash.length);
    this.#search();
  }

  async #search() {
    this.searching?.abort();
    this.searching = undefined;
    this.hurried = false;
    const typed = responses.typedIn(this.text, this.#box.selectionStart)?.typed;
    const queueId = this.#queueId;
    if (typed === undefined) { this.nothing = undefined; this.refused = false; }
    if (typed === undefined || !queueId || this.refused || (this.nothing !== undefined && typed.startsWith(this.nothing))) { this.#offer([]); return; }
    const searching = this.searching = new AbortController();
    await new Promise(done => setTimeout(done, typed ? pause : 0));
    if (searching.signal.aborted) return;
    try {
      const found = await responses.find(queueId, typed, searching.signal);
      if (searching.signal.aborted) return;
      this.nothing = found.length ? undefined : typed;
      this.#offer(found);
      if (this.hurried && found[0]) this.#insert(found[0]);
    } catch (failure) {
      if (this.hurried) acts.say(sentenceOf(failure), true); // else the next key searches again
    }
    if (this.searching === searching) this.searching = undefined;
  }

  #stopSearch() {
    this.searching?.abort();
    this.searching = undefined;
    this.#offer([]);
  }

  /** @param {CannedResponse[]} found */
  #offer(found) {
    this.found = found;
    this.at = 0;
  }

  /** The response stands for what it was searched by; its first gap is selected. @param {CannedResponse} response */
  async #insert(response) {
    const { conversationId } = this;
    const contact = store.interaction(conversationId)?.contact;
    this.#stopSearch();
    this.inserting = true;
    try {
      const text = await responses.render(this.#queueId ?? '', response.id, contact ?? '');
      const slash = responses.typedIn(this.text, this.#box.selectionStart);
      if (conversationId !== this.conversationId || !slash) return;
      const end = slash.from + text.length;
      this.#write(this.text.slice(0, slash.from) + text + this.text.slice(this.#box.selectionStart), end);
      const gap = responses.gapIn(this.text);
      if (gap) this.#select(gap);
    } catch (failure) {
      acts.say(sentenceOf(failure), true);
    } finally {
      this.inserting = false;
    }
  }

  /** @param {string} text @param {number} caret */
  #write(text, caret) {
    this.#set(text);
    this.#box.value = text;
    this.#select({ from: caret, to: caret });
  }

  /** @param {{ from: number, to: number }} range */
  #select({ from, to }) {
    this.focus();
    this.#box.setSelectionRange(from, to);
  }

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
    if (e.isComposing || e.keyCode === 229) return;
    const offered = this.found[this.at];
    if (offered && e.key === 'ArrowDown') this.at = Math.min(this.at + 1, this.found.length - 1);
    else if (offered && e.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0);
    else if (offered && e.key === 'Escape') { this.refused = true; this.#offer([]); }
    else if (this.searching && e.key === 'Enter' && !e.shiftKey) this.hurried = true;
    else if (this.inserting && e.key === 'Enter' && !e.shiftKey) { /* the text is not there yet */ }
    else if (offered && e.key === 'Enter' && !e.shiftKey) this.#insert(offered);
    else if (e.key === 'Enter' && !e.shiftKey) this.#send();
    else return;
    e.preventDefault();
    e.stopPropagation();
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
