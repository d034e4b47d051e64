package io.onbehalf.queue.api;

import static java.util.Objects.requireNonNullElse;

import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.NameFilter;
import io.onbehalf.kit.web.text.Choices;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.topology.NameIndex;
import io.onbehalf.queue.topology.QueueLists;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of a listing of members: which of them it shows.
///
/// @param routingStatus may be given several times
record MemberFilter(@Nullable Boolean joined, @Nullable String name, @Nullable List<String> routingStatus) {

    /// True if the listing shows every member.
    boolean isEmpty() {
        return joined == null && NameFilter.of(name).isEmpty() && statuses().isEmpty();
    }

    /// The members that the listing shows.
    ///
    /// @throws ApiException 400 for an unknown routing status
    Function<QueueLists, Predicate<NameIndex.Entry<Boolean>>> matching() {
        NameFilter names = NameFilter.of(name);
        Set<RoutingStatus> statuses = statuses();
        return lists -> {
            Map<String, RoutingStatus> onQueue = statuses.isEmpty() ? Map.of() : lists.onQueue();
            return member ->
                    names.matchesKey(member.nameKey())
                            && (joined == null || joined.equals(member.value()))
                            && (statuses.isEmpty() || statuses.contains(status(member, onQueue)));
        };
    }

    private static RoutingStatus status(NameIndex.Entry<Boolean> member, Map<String, RoutingStatus> onQueue) {
        return requireNonNullElse(onQueue.get(member.id()), RoutingStatus.OFF_QUEUE);
    }

    private Set<RoutingStatus> statuses() {
        return routingStatus == null
                ? Set.of()
                : routingStatus.stream().map(MemberFilter::status).collect(Collectors.toSet());
    }

    private static RoutingStatus status(String text) {
        return Stream.of(RoutingStatus.values())
                .filter(Choices::mayBeGiven)
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.invalidValue(
                                "routingStatus", "routingStatus: " + Choices.sentence(RoutingStatus.class)));
    }
}
