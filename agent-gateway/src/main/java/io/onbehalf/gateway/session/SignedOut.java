package io.onbehalf.gateway.session;

import java.time.Instant;

/// What a sign-out leaves in the browser, so that the session stays over: a response to another tab that was
/// under way, and refreshed the session, writes its cookie after the sign-out has deleted it.
///
/// @param sessionEnds when that session would have ended, which no refresh changes: it tells it from the next
record SignedOut(Instant sessionEnds) {

    boolean isOf(Session session) {
        return session.ends().equals(sessionEnds);
    }
}
