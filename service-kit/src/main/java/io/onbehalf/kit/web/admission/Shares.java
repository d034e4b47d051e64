package io.onbehalf.kit.web.admission;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.forwarding.ForwardedCall;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/// Counts the calls in flight of each organization and of each of its users, so that none of them holds more
/// than its share. Forwarded calls are counted by themselves, like their places.
final class Shares {
    private final ConcurrentMap<String, Integer> inFlight = new ConcurrentHashMap<>();

    /// The calls that are counted together.
    ///
    /// @param holders whose they are, as the refusal names them
    /// @param most how many of them are served at the same time
    record Share(String holders, int most) {

        ApiException exhausted() {
            return ApiException.overloaded("%s: %d requests are in flight".formatted(holders, most));
        }
    }

    /// The shares that a call counts towards once its token is checked: its organization's and its user's;
    /// none without a token.
    static List<Share> of(HttpServletRequest request, WebProperties properties) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            return List.of();
        }
        Caller caller = Caller.of(token);
        String organization = holders(request, "organization " + caller.organizationId());
        return List.of(
                new Share(organization, properties.maxInFlightOfOrganization()),
                new Share(organization + ", user " + caller.userId(), properties.maxInFlightOfCaller()));
    }

    /// The share of all calls together whose sender is not known.
    static Share ofNobody(HttpServletRequest request, WebProperties properties) {
        return new Share(holders(request, "callers without a token"), properties.maxInFlightOfOrganization());
    }

    static String holders(HttpServletRequest request, String holders) {
        return ForwardedCall.is(request) ? "forwarded for " + holders : holders;
    }

    /// Counts a call towards all of its shares.
    ///
    /// @return the share that is exhausted; then the call counts towards none
    Optional<Share> take(List<Share> shares) {
        for (int i = 0; i < shares.size(); i++) {
            Share share = shares.get(i);
            if (inFlight.merge(share.holders(), 1, Integer::sum) > share.most()) {
                release(shares.subList(0, i + 1));
                return Optional.of(share);
            }
        }
        return Optional.empty();
    }

    void release(List<Share> shares) {
        for (Share share : shares) {
            inFlight.computeIfPresent(share.holders(), (_, calls) -> calls > 1 ? calls - 1 : null);
        }
    }
}
