package io.onbehalf.local.smsc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The bound sessions.
final class Sessions {

    private final List<EsmeSession> bound = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    void add(EsmeSession session) {
        bound.add(session);
        session.addSessionStateListener((_, _, _) -> forgetUnbound());
        forgetUnbound();
    }

    private void forgetUnbound() {
        bound.removeIf(session -> !session.getSessionState().isBound());
    }

    /// One that takes deliveries, each in turn; none if no such session is bound.
    @Nullable EsmeSession receiver() {
        List<EsmeSession> receivers =
                bound.stream().filter(session -> session.getSessionState().isReceivable()).toList();
        return receivers.isEmpty()
                ? null
                : receivers.get(Math.floorMod(turn.getAndIncrement(), receivers.size()));
    }

    /// Closes every socket, as a broken line does.
    void cut() {
        bound.forEach(EsmeSession::close);
    }
}
