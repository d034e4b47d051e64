package io.onbehalf.conversation.carrier.smpp.session;

import java.io.IOException;

/// The SMSC refused a bind.
public final class BindRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int commandStatus;

    BindRefusedException(int commandStatus) {
        super("the bind was refused with command_status 0x%02x".formatted(commandStatus));
        this.commandStatus = commandStatus;
    }

    public int commandStatus() {
        return commandStatus;
    }
}
