package io.onbehalf.smsc.session;

import io.onbehalf.smsc.profile.SmscProfile;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The sessions that are bound now.
public final class BoundSessions {

    private final List<EsmeSession> bound = new CopyOnWriteArrayList<>();
    private final AtomicInteger nextReceiver = new AtomicInteger();

    void add(EsmeSession session) {
        bound.add(session);
        session.addSessionStateListener((_, _, _) -> removeUnbound());
        removeUnbound();
    }

    private void removeUnbound() {
        bound.removeIf(session -> !session.getSessionState().isBound());
    }

    /// A session of an account that receives deliveries, chosen round-robin; null if none is bound.
    @Nullable EsmeSession receiver(SmscProfile account) {
        List<EsmeSession> receivers =
                bound.stream()
                        .filter(session -> session.profile() == account)
                        .filter(session -> session.getSessionState().isReceivable())
                        .toList();
        return receivers.isEmpty()
                ? null
                : receivers.get(Math.floorMod(nextReceiver.getAndIncrement(), receivers.size()));
    }

    /// Closes every session's socket without an unbind, as a network failure does.
    public void cut() {
        bound.forEach(EsmeSession::close);
    }
}
