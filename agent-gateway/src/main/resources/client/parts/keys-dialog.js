import { LitElement, css, html } from 'lit';
import { keys } from '../keys.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';

/** The list of the keys, and their switch. */
export class KeysDialog extends LitElement {
  static styles = [theme, css`
    dl { display: grid; grid-template-columns: 2.5rem 1fr; gap: .5rem; margin: 0 0 1rem }
    dt { text-align: center } dd { margin: 0 }`];

  show() {
    this.requestUpdate();
    /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')).showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.keys.title}</h2>
      <dl>${Object.entries(t.keys.names).map(([key, name]) => html`<dt><kbd>${key}</kbd></dt><dd>${name}</dd>`)}</dl>
      <label class="row"><input type="checkbox" .checked=${keys.on} @change=${(/** @type {Event} */ e) => keys.set(/** @type {HTMLInputElement} */ (e.target).checked)}> <span>${t.keys.on}</span></label>
      <p class="quiet">${t.keys.hint}</p>
      <form method="dialog" class="actions"><button class="main">${t.close}</button></form>
    </dialog>`;
  }
}
customElements.define('keys-dialog', KeysDialog);
