package io.onbehalf.kit.config;

import io.onbehalf.kit.tracing.TracingAutoConfiguration;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/// In which order the parts of a service stop, as phases of its context, and how long each may take: first
/// its web server, while all that its calls need still runs; then what carries messages, then the streams.
/// Each starts after the next.
public final class StopOrder {

    /// How long a stop takes at most: an orchestrator kills a process 30 s after it told it to stop. The
    /// [Bound]s of a service add up to no more.
    public static final Duration WHOLE = Duration.ofSeconds(25);

    /// What the streams feed.
    public static final int CARRIER = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 100;

    /// The streams of a service.
    public static final int STREAMS = CARRIER - 100;

    /// How long one part of a stop may take, in the order of the stop. One part follows the other, so the sum
    /// is the longest stop: at most [#WHOLE].
    public enum Bound {
        /// The calls under way. It is `spring.lifecycle.timeout-per-shutdown-phase`, so it also bounds the
        /// phase of parts that stop beside each other.
        CALLS(Duration.ofSeconds(9)),
        /// The outbound loop: the results of the SMS that have left, and one transaction that writes them.
        OUTBOUND(Duration.ofSeconds(6)),
        /// The accounts at the SMSCs, beside each other.
        UNBIND(Duration.ofSeconds(2)),
        /// The registration of the schemas.
        SCHEMAS(Duration.ofSeconds(1)),
        /// The topologies, beside each other.
        STREAMS(Duration.ofSeconds(3)),
        /// The web server, if a call has outlasted [#CALLS]: Tomcat's own bound for its servlets.
        WEB_SERVER(Duration.ofSeconds(2)),
        /// The reader of replies.
        REPLIES(Duration.ofSeconds(1)),
        /// The traces that are not sent yet.
        TRACES(TracingAutoConfiguration.LONGEST_END);

        private final Duration longest;

        Bound(Duration longest) {
            this.longest = longest;
        }

        /// How long it takes at most.
        public Duration longest() {
            return longest;
        }
    }

    private StopOrder() {}
}
