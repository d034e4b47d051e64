import { LitElement, html } from 'lit';
import { session } from '../session.js';
import { t } from '../texts.js';
import { theme } from '../theme.js';

/** Says that the session has ended, and opens the small window in which one signs in again. What waits for it goes on then. */
export class ExpiredSession extends LitElement {
  static styles = [theme];

  render() {
    return html`<dialog aria-labelledby="title" @cancel=${(/** @type {Event} */ e) => e.preventDefault()}>
      <h2 id="title">${t.signIn.expired}</h2>
      <div class="form"><p>${t.signIn.expiredHint}</p>
        <div class="actions"><button class="main" @click=${() => session.openWindow()}>${t.signIn.action}</button></div></div></dialog>`;
  }

  firstUpdated() { /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog')).showModal(); }
}
customElements.define('expired-session', ExpiredSession);
