package io.onbehalf.kit.web;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The settings of a service's HTTP side.
///
/// @param issuer signs the tokens; exactly as they name it, with the slash at the end if they have one
/// @param maxInFlight how many calls are served at the same time
/// @param organizationShare the part of them that may be one organization's, at most 1
/// @param callerShare the part of its organization's calls that may be one user's, at most 1
/// @param maxBodySize the largest body that is read
/// @param bodyTimeout how long a body may take to arrive
/// @param allowedOrigins the origins whose browser applications may call, as in `https://agents.example`; `*`
///   for all; none by default
@ConfigurationProperties("onbehalf")
public record WebProperties(
        @DefaultValue("http://127.0.0.1:8080") String issuer,
        @DefaultValue("48") int maxInFlight,
        @DefaultValue("0.5") double organizationShare,
        @DefaultValue("0.5") double callerShare,
        @DefaultValue("256KB") DataSize maxBodySize,
        @DefaultValue("10s") Duration bodyTimeout,
        @DefaultValue List<String> allowedOrigins) {

    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s*]+");
    private static final Pattern ISSUER = Pattern.compile("https?://[^/\\s?#]+(/[^\\s?#]*)?");
    private static final DataSize BODY_LIMIT = DataSize.ofMegabytes(64);
    private static final Duration LONGEST_BODY = Duration.ofHours(1);

    public WebProperties {
        if (!ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException(
                    "onbehalf.issuer '"
                            + issuer
                            + "': must be the issuer's URL, as its tokens name it, without query or fragment");
        }
        if (maxInFlight < 1) {
            throw new IllegalArgumentException(
                    "onbehalf.max-in-flight " + maxInFlight + ": must be at least 1");
        }
        requireShare("organization-share", organizationShare);
        requireShare("caller-share", callerShare);
        if (maxBodySize.toBytes() < 1 || maxBodySize.compareTo(BODY_LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "onbehalf.max-body-size " + maxBodySize + ": must be 1B to " + BODY_LIMIT);
        }
        if (!bodyTimeout.isPositive() || bodyTimeout.compareTo(LONGEST_BODY) > 0) {
            throw new IllegalArgumentException(
                    "onbehalf.body-timeout " + bodyTimeout + ": must be over 0 and at most " + LONGEST_BODY);
        }
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "onbehalf.allowed-origins '"
                                + origin
                                + "': must be like https://agents.example, without a path, or *");
            }
        }
    }

    private static void requireShare(String key, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "onbehalf." + key + " " + share + ": must be over 0 and at most 1");
        }
    }

    /// How many calls of one organization are served at the same time.
    public int maxInFlightOfOrganization() {
        return Math.max(1, (int) (maxInFlight * organizationShare));
    }

    /// How many of them may be one user's.
    public int maxInFlightOfCaller() {
        return Math.max(1, (int) (maxInFlightOfOrganization() * callerShare));
    }
}
