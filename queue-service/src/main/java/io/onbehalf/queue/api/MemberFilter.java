package io.onbehalf.queue.api;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.NameFilter;
import io.onbehalf.queue.domain.user.RoutingStatus;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of a listing of members: which of them it shows.
///
/// @param routingStatus may be given several times
record MemberFilter(@Nullable Boolean joined, @Nullable String name, @Nullable List<String> routingStatus) {

    /// @throws ApiException 400 for an unknown routing status
    Predicate<QueueMember> matching() {
        NameFilter names = NameFilter.of(name);
        Set<RoutingStatus> statuses =
                routingStatus == null
                        ? Set.of()
                        : routingStatus.stream().map(MemberFilter::status).collect(Collectors.toSet());
        return member ->
                (joined == null || joined == member.membership().joined())
                        && names.matches(member.name())
                        && (statuses.isEmpty() || statuses.contains(member.user().routingStatus()));
    }

    private static RoutingStatus status(String text) {
        return Stream.of(RoutingStatus.values())
                .filter(status -> status != RoutingStatus.UNKNOWN && status.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.invalidValue("routingStatus", "routingStatus: there is no such status"));
    }
}
