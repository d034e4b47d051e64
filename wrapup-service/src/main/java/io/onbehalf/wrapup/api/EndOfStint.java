package io.onbehalf.wrapup.api;

import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.wrapup.domain.Stint.Connected;
import io.onbehalf.wrapup.domain.Stint.Ended;
import io.onbehalf.wrapup.domain.Stint.Unknown;
import io.onbehalf.wrapup.domain.Stint.WrapupDone;
import io.onbehalf.wrapup.domain.Stint.WrapupPending;
import io.onbehalf.wrapup.domain.WrapupRefusals;
import io.onbehalf.wrapup.topology.StintStates;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Waits a moment for a stint to be over: this service hears of a disconnect just after the agent does, and
/// what the agent says in between is not too early.
final class EndOfStint {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private EndOfStint() {}

    /// Whoever may not wrap the stint up does not wait: the decider refuses them, however it stands.
    ///
    /// @throws ApiException 404 for one that nothing was heard of, 409 for one that is still connected
    static void await(Caller caller, PrefixedStore rows, StintPath path) {
        long start = System.nanoTime();
        ApiException tooEarly = tooEarly(caller, rows, path);
        while (tooEarly != null) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw tooEarly;
            }
            pause();
            tooEarly = tooEarly(caller, rows, path);
        }
    }

    private static @Nullable ApiException tooEarly(Caller caller, PrefixedStore rows, StintPath path) {
        return switch (StintStates.stint(rows, path.thread(), path.participant())) {
            case Unknown _ -> path.notFound();
            case Connected(var details)
                    when Visibility.mayWrapUp(caller, details) && path.isAbout(details, caller) ->
                    connected(path);
            case Connected _, Ended _, WrapupPending _, WrapupDone _ -> null;
        };
    }

    private static ApiException connected(StintPath path) {
        return ApiException.conflict(
                WrapupRefusals.PARTICIPANT_CONNECTED,
                "participant %s: is connected; it can be wrapped up once it is disconnected"
                        .formatted(path.participant().value()),
                Map.of(
                        "conversationId", path.conversation().value(),
                        "participantId", path.participant().value()));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("The service is stopping", 1);
        }
    }
}
