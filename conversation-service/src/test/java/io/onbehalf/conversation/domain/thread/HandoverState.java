package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.timer;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.SALES_QUEUE;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.alert;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.disconnect;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.inbound;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.participant;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toAgent;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.toQueue;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.transfer;

import io.onbehalf.conversation.domain.AgentRequest.TransferTarget;
import io.onbehalf.conversation.domain.ThreadRequest;
import java.util.List;
import java.util.stream.Stream;

/// A column of the table of who has a conversation: a state of the thread, and the requests that lead to it.
///
/// ben is alerted in all of them; where he is not any more, he did not answer in time.
enum HandoverState {
    WAITS("waits in Support", 5),
    ALERTS("waits in Support, alerts ben", 5),
    CONNECTED("amy has it", 5),
    CONNECTED_ALERTS("amy has it, alerts ben", 5),
    CONNECTED_OFFERS("amy has it, offers it to Sales", 5),
    ENDED("ended, inside the window", ThreadSpec.WINDOW),
    WINDOW_OVER("ended, after the window", ThreadSpec.WINDOW + 5L);

    private final String title;
    private final long minute;

    /// @param minute when the next event comes
    HandoverState(String title, long minute) {
        this.title = title;
        this.minute = minute;
    }

    String title() {
        return title;
    }

    long minute() {
        return minute;
    }

    HandoverThread thread() {
        return HandoverThread.NEW.after(requests());
    }

    private List<ThreadRequest> requests() {
        return switch (this) {
            case WAITS -> List.of(inbound(0), alert("ben", 1), timer(2));
            case ALERTS -> List.of(inbound(0), alert("ben", 5));
            case CONNECTED -> connected(attended(1, toAgent("ben")), timer(2));
            case CONNECTED_ALERTS -> connected(attended(5, toAgent("ben")));
            case CONNECTED_OFFERS ->
                    connected(attended(1, toAgent("ben")), timer(2), attended(5, toQueue(SALES_QUEUE)));
            case ENDED, WINDOW_OVER -> connected(attended(1, toAgent("ben")), timer(2), disconnect("amy", 5));
        };
    }

    /// amy has composed and written.
    private static List<ThreadRequest> connected(ThreadRequest... then) {
        return Stream.concat(Stream.of(compose("amy", 0), send("amy")), Stream.of(then)).toList();
    }

    /// By amy, who keeps it until the other accepts.
    private static ThreadRequest attended(long minute, TransferTarget target) {
        return transfer("amy", minute, participant(4), target, true);
    }
}
