// The client's elements by their tags, for the type check alone.
import type { AdminView } from './parts/admin-view.js';
import type { ComboBox } from './parts/combo-box.js';
import type { InteractionLog } from './parts/interaction-log.js';
import type { InteractionList } from './parts/interaction-list.js';
import type { InteractionsWindow } from './parts/interactions-window.js';
import type { KeysDialog } from './parts/keys-dialog.js';
import type { NewSms } from './parts/new-sms.js';
import type { NumberBox } from './parts/number-box.js';
import type { SmsComposer } from './parts/sms-composer.js';
import type { SmsThread } from './parts/sms-thread.js';
import type { SupervisorView } from './parts/supervisor-view.js';
import type { TransferDialog } from './parts/transfer-dialog.js';
import type { WrapupPanel } from './parts/wrapup-panel.js';

declare global {
  interface HTMLElementTagNameMap {
    'admin-view': AdminView;
    'combo-box': ComboBox;
    'interaction-log': InteractionLog;
    'interaction-list': InteractionList;
    'interactions-window': InteractionsWindow;
    'keys-dialog': KeysDialog;
    'new-sms': NewSms;
    'number-box': NumberBox;
    'sms-composer': SmsComposer;
    'sms-thread': SmsThread;
    'supervisor-view': SupervisorView;
    'transfer-dialog': TransferDialog;
    'wrapup-panel': WrapupPanel;
  }
}
