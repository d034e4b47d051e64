package io.onbehalf.conversation.carrier.smpp;

import static org.awaitility.Awaitility.await;

import io.onbehalf.conversation.carrier.Acme;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// A specification over a real socket, with one account.
public abstract class OverSmpp {

    protected static final int WINDOW = 5;

    protected final TestSmsc smsc = new TestSmsc();
    private @Nullable SmppAccount account;

    protected OverSmpp() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        if (account != null) {
            account.stop();
        }
        smsc.close();
    }

    protected SmppAccount started(AccountSettings settings, InboundListener listener) {
        return started(settings, listener, InstantSource.fixed(Acme.NOON));
    }

    protected SmppAccount started(AccountSettings settings, InboundListener listener, InstantSource clock) {
        SmppAccount started = new SmppAccount(settings, listener, clock);
        account = started;
        started.start();
        return started;
    }

    protected SmppAccount bound(AccountSettings settings, InboundListener listener)
            throws InterruptedException {
        SmppAccount started = started(settings, listener);
        smsc.bind();
        await().until(started::isBound);
        return started;
    }
}
