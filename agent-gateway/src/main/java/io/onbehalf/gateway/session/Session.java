package io.onbehalf.gateway.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a session's cookie holds.
///
/// @param accessToken of the user
/// @param accessTokenEnds when the access token expires
/// @param refreshToken gets the next access token; null if the issuer gave none
/// @param ends when the session ends, whatever is refreshed
record Session(String accessToken, Instant accessTokenEnds, @Nullable String refreshToken, Instant ends) {

    /// An access token is refreshed this long before it expires, so that it is good for a whole call.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    boolean hasEnded(Instant now) {
        return !now.isBefore(ends) || (refreshToken == null && !now.isBefore(accessTokenEnds));
    }

    boolean isAccessTokenGood(Instant now) {
        return now.isBefore(accessTokenEnds);
    }

    boolean isToBeRefreshed(Instant now) {
        return refreshToken != null && !now.isBefore(accessTokenEnds.minus(MARGIN));
    }

    /// How long a browser keeps the cookie.
    Duration lifeLeft(Instant now) {
        Instant last = refreshToken == null && accessTokenEnds.isBefore(ends) ? accessTokenEnds : ends;
        return now.isBefore(last) ? Duration.between(now, last) : Duration.ZERO;
    }
}
