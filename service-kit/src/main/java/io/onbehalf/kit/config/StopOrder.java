package io.onbehalf.kit.config;

import org.springframework.boot.web.server.context.WebServerApplicationContext;

/// In which order the parts of a service stop, as phases of its context: first its web server, while all that
/// its calls need still runs; then what carries messages, then the streams. Each starts after the next.
public final class StopOrder {

    /// What the streams feed.
    public static final int CARRIER = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 100;

    /// The streams of a service.
    public static final int STREAMS = CARRIER - 100;

    private StopOrder() {}
}
