package io.onbehalf.gateway.session;

import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the web client's session.
///
/// @param key encrypts the cookies: 64 hexadecimal digits, the same on every gateway. Without one each start
///   makes its own, and a restart ends the sessions.
/// @param life how long after the sign-in a session ends, whatever is refreshed
/// @param secureCookie whether the cookies are sent over HTTPS only
/// @param address the one under which browsers know the gateway; a page that is asked for under another is
///   redirected there. Without one every address counts.
@ConfigurationProperties("onbehalf.session")
record SessionProperties(
        @Nullable String key,
        @DefaultValue("12h") Duration life,
        @DefaultValue("true") boolean secureCookie,
        @Nullable URI address) {

    private static final int KEY_BYTES = 32;

    SessionProperties {
        if (key != null && !key.matches("[0-9a-fA-F]{" + 2 * KEY_BYTES + "}")) {
            throw new IllegalArgumentException(
                    "onbehalf.session.key of %d characters: must be %d hexadecimal digits"
                            .formatted(key.length(), 2 * KEY_BYTES));
        }
        if (!life.isPositive()) {
            throw new IllegalArgumentException("onbehalf.session.life " + life + ": must be positive");
        }
        if (address != null && (address.getScheme() == null || address.getHost() == null)) {
            throw new IllegalArgumentException(
                    "onbehalf.session.address " + address + ": must be like https://agents.example");
        }
    }

    /// The key's bytes; null without one.
    byte @Nullable [] keyBytes() {
        return key == null ? null : HexFormat.of().parseHex(key);
    }
}
