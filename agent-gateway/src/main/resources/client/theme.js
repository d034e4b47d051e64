import { css } from 'lit';

/** What the elements share: buttons, fields, headings. */
export const theme = css`
  :host { box-sizing: border-box }
  *, *::before, *::after { box-sizing: border-box }
  [hidden] { display: none !important }
  h1, h2, h3, p { margin: 0 }
  h2 { font-size: 1.05rem }
  button, input, textarea, select { font: inherit; color: inherit }
  button { display: inline-flex; align-items: center; justify-content: center; gap: .4rem; min-height: 2.1rem; padding: .3rem .8rem; border: 1px solid var(--line);
    border-radius: .55rem; background: var(--raised); cursor: pointer; white-space: nowrap; transition: background .12s }
  button:hover:not(:disabled) { background: var(--hover) }
  button:disabled { opacity: .55; cursor: default }
  button.main { border-color: transparent; background: var(--accent); color: var(--on-accent); font-weight: 600 }
  button.main:hover:not(:disabled) { background: color-mix(in oklab, var(--accent) 88%, var(--ink)) }
  button.main:disabled { background: var(--line); color: var(--quiet); opacity: 1 }
  button.plain { border-color: transparent; background: transparent }
  button.icon { padding: 0; width: 2.2rem; height: 2.2rem; min-height: 0; flex: none }
  button.bad { color: var(--bad) }
  button.link { border: 0; background: none; padding: 0; min-height: 0; color: var(--accent); text-decoration: underline; text-underline-offset: .15em }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
  label, .label { font-weight: 600; font-size: .92rem }
  input:not([type=checkbox], [type=radio]), textarea, select { width: 100%; min-height: 2.3rem; padding: .4rem .65rem; border: 1px solid var(--field); border-radius: .55rem; background: var(--card) }
  input:disabled, textarea:disabled, select:disabled { opacity: .6 }
  input[type=checkbox], input[type=radio] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent); flex: none }
  small, .quiet { color: var(--quiet); font-size: .87rem }
  .bad { color: var(--bad) } .good { color: var(--good) }
  .row { display: flex; align-items: center; gap: .5rem }
  .wide { flex: 1; min-width: 0 }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0 }
  .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  svg { width: 1.15rem; height: 1.15rem; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; flex: none }
  kbd { font: inherit; font-size: .8em; padding: 0 .35em; border: 1px solid var(--line); border-radius: .3em; background: var(--card) }
  dialog { width: min(28rem, calc(100vw - 1.5rem)); max-height: calc(100dvh - 1.5rem); padding: 1.25rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--card); color: var(--ink);
    box-shadow: var(--shadow); overflow: visible }
  dialog::backdrop { background: #0b101c99; backdrop-filter: blur(2px) }
  dialog h2 { font-size: 1.15rem; margin-bottom: .9rem }
  .form { display: grid; gap: .9rem }
  .field { display: grid; gap: .3rem }
  .actions { display: flex; flex-wrap: wrap; gap: .6rem; justify-content: flex-end; margin-top: .3rem }
  .note { padding: .6rem .8rem; border-radius: .6rem; background: var(--warn-soft); color: var(--warn) }
  .note.bad { background: var(--bad-soft); color: var(--bad) }`;
