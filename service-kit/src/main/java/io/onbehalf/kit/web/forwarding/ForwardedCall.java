package io.onbehalf.kit.web.forwarding;

import jakarta.servlet.http.HttpServletRequest;

/// A call that another instance of the service has admitted, and forwards because this one holds the data.
///
/// Here it takes a place among those of forwarded calls. The gateway takes the header out of what callers
/// send.
public final class ForwardedCall {

    /// Names the instance that forwards, to which the answer goes.
    public static final String HEADER = "X-Onbehalf-Forwarded";

    private ForwardedCall() {}

    public static boolean is(HttpServletRequest call) {
        return call.getHeader(HEADER) != null;
    }
}
