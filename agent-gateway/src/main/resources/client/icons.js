import { svg, html } from 'lit';

const icon = (/** @type {import('lit').TemplateResult<2>} */ paths) => html`<svg viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`;

/** The client's signs; each stands beside words or in a button with a name. */
export const icons = {
  menu: icon(svg`<path d="M4 6h16M4 12h16M4 18h16"/>`),
  plus: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  sms: icon(svg`<path d="M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z"/><path d="M8 11h.01M12 11h.01M16 11h.01"/>`),
  wrapup: icon(svg`<rect x="5" y="4" width="14" height="17" rx="2"/><path d="M9 4V3h6v1M9 13l2 2 4-4"/>`),
  transfer: icon(svg`<path d="M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4"/>`),
  disconnect: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  back: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  send: icon(svg`<path d="M4 12l16-7-6 16-3-7z"/>`),
  waiting: icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`),
  check: icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`),
  alert: icon(svg`<path d="M12 4l9 16H3z"/><path d="M12 10v4M12 17h.01"/>`),
  responses: icon(svg`<path d="M6 4h12v16l-6-4-6 4z"/><path d="M9.5 9h5"/>`),
  user: icon(svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c1-4 4-5 7-5s6 1 7 5"/>`),
  down: icon(svg`<path d="M6 9l6 6 6-6"/>`),
  sound: icon(svg`<path d="M5 10v4h3l5 4V6l-5 4z"/><path d="M16.5 9a4 4 0 0 1 0 6"/>`),
};
