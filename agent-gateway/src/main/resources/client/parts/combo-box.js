import { LitElement, css, html, nothing } from 'lit';
import { t } from '../texts.js';
import { theme } from '../theme.js';

/** @typedef {{ id: string, name: string, detail?: string, unusable?: string }} Item  `unusable` says why it can't be chosen. */

const fold = (/** @type {string} */ text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const words = (/** @type {string} */ text) => fold(text).split(/[\s\-–,()]+/).filter(Boolean);
const most = 50;

/**
 * A box in which one types to choose: the ARIA combobox pattern, all of it in one shadow root, so that its ids reach.
 * Only Enter and a click choose; Tab and Escape never do. While the items are still being searched for, Enter waits for them. Fires
 * `typed`, and `choose` with the item, or undefined once the text is another.
 */
export class ComboBox extends LitElement {
  static properties = { label: {}, items: { attribute: false }, chosen: { attribute: false }, placeholder: {}, given: { type: Boolean }, searching: { type: Boolean }, typed: { state: true }, open: { state: true }, at: { state: true } };
  static styles = [theme, css`
    :host { display: grid; gap: .3rem; position: relative; min-width: 0 }
    .box { position: relative }
    ul { position: absolute; z-index: 5; top: calc(100% + .25rem); left: 0; min-width: 100%; width: max-content; max-width: min(24rem, 80vw); margin: 0; padding: .3rem; max-height: 15rem; overflow: auto;
      list-style: none; background: var(--raised); border: 1px solid var(--line); border-radius: .7rem; box-shadow: var(--shadow) }
    li { padding: .45rem .6rem; border-radius: .45rem; display: flex; gap: 1rem; justify-content: space-between; cursor: pointer }
    li.at { background: var(--mine) }
    li[aria-disabled=true] { color: var(--quiet); cursor: default }`];

  constructor() {
    super();
    this.label = ''; this.placeholder = '';
    /** @type {Item[]} */ this.items = [];
    /** @type {Item | undefined} */ this.chosen = undefined;
    /** The items are what was searched for elsewhere: they are shown as they are. */ this.given = false;
    /** The items are those of an earlier text. */ this.searching = false;
    /** Whether Enter was pressed meanwhile: then the first that is found is chosen. */ this.hurried = false;
    this.typed = ''; this.open = false; this.at = -1;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('chosen') && this.chosen && !this.open) this.typed = this.chosen.name;
  }

  get found() {
    if (this.given) return this.items.slice(0, most);
    if (this.chosen && this.typed === this.chosen.name) return this.items.slice(0, most);
    const typed = words(this.typed);
    return this.items.filter(each => {
      const name = [...words(each.name), fold(each.detail ?? '')];
      return typed.every(word => name.some(part => part.startsWith(word) || part.startsWith(`+${word}`)));
    }).slice(0, most);
  }

  render() {
    const found = this.open ? this.found : [];
    return html`
      <label for="q">${this.label}</label>
      <div class="box">
        <input id="q" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-controls="l" aria-expanded=${this.open && found.length > 0}
          aria-activedescendant=${found[this.at] ? `o${this.at}` : nothing} placeholder=${this.placeholder} .value=${this.typed}
          @input=${this.#type} @keydown=${this.#key} @click=${() => this.#show(true, this.#chosenAt())} @blur=${() => this.#leave()}>
        <ul id="l" role="listbox" aria-label=${this.label} ?hidden=${!found.length}>${found.map((item, i) => html`
          <li id="o${i}" role="option" class=${i === this.at ? 'at' : ''} aria-selected=${i === this.at} aria-disabled=${!!item.unusable}
            @pointerdown=${(/** @type {Event} */ e) => { e.preventDefault(); this.#choose(item) }}>
            <span class="cut">${item.name}</span><small>${item.unusable ?? item.detail ?? ''}</small></li>`)}</ul>
      </div>
      <span class="said" role="status">${this.searching ? '' : this.open ? found[this.at]?.unusable ?? t.combo.results(found.length) : this.chosen ? t.combo.chosen(this.chosen.name) : ''}</span>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (this.hurried && !this.searching) this.#choose(this.found[0]);
    if (changed.has('at')) this.renderRoot.querySelector('.at')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {FocusOptions} [options] */
  focus(options) { /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('input'))?.focus(options); }

  #chosenAt() { return this.found.findIndex(each => each.id === this.chosen?.id); }

  /** @param {boolean} open */
  #show(open, at = -1) { this.open = open; this.at = open ? at : -1; this.hurried = false; }

  #leave() {
    this.#show(false);
    if (this.chosen) this.typed = this.chosen.name;
  }

  /** @param {Item | undefined} item */
  #choose(item) {
    this.hurried = false;
    if (item?.unusable) return;
    if (item) { this.typed = item.name; this.#show(false); }
    this.chosen = item;
    this.dispatchEvent(new CustomEvent('choose', { detail: item }));
  }

  /** @param {InputEvent} e */
  #type(e) {
    this.typed = /** @type {HTMLInputElement} */ (e.target).value;
    this.#show(true, 0);
    if (this.chosen) this.#choose(undefined);
    this.dispatchEvent(new CustomEvent('typed', { detail: this.typed }));
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.isComposing) return;
    if (e.key === 'ArrowDown') this.#show(true, this.open ? Math.min(this.at + 1, this.found.length - 1) : Math.max(this.#chosenAt(), 0));
    else if (e.key === 'ArrowUp' && this.open) this.#show(true, Math.max(this.at - 1, 0));
    else if (e.key === 'Enter' && this.open && this.searching) this.hurried = this.typed.trim() !== '';
    else if (e.key === 'Enter' && this.open && this.found.length) this.#choose(this.found[this.at]);
    else if (e.key === 'Escape' && this.open) this.#show(false);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }
}
customElements.define('combo-box', ComboBox);
