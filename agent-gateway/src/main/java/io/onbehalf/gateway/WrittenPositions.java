package io.onbehalf.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What people wrote a moment ago, so that their next reads wait for it: for each person the last positions,
/// for a short time.
///
/// A new membership is kept for the new member, who may compose before the services know them, until they are
/// removed again.
final class WrittenPositions {

    /// The lists and copies follow within milliseconds.
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST_PERSONS = 20_000;
    private static final int MOST_OF_A_PERSON = 32;

    private record Person(String organizationId, String userId) {}

    /// @param until the ticker's time from which on it is not waited for
    private record AwaitedPosition(Position position, long until) {}

    private final Cache<Person, List<AwaitedPosition>> written;
    private final Ticker ticker;

    WrittenPositions(Ticker ticker) {
        this.ticker = ticker;
        written =
                Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_PERSONS).ticker(ticker).build();
    }

    void add(String organizationId, String userId, List<Position> positions) {
        long until = ticker.read() + KEPT.toNanos();
        positions.forEach(position -> {
            Optional<UserId> former = position.formerMember();
            if (former.isPresent()) {
                forget(new Person(organizationId, former.get().value()), position, Position::member);
                return;
            }
            if (position.formerQueue().isPresent()) {
                forget(new Person(organizationId, userId), position, Position::newQueue);
                return;
            }
            String reader = position.member().map(UserId::value).orElse(userId);
            add(new Person(organizationId, reader), new AwaitedPosition(position, until));
        });
    }

    /// The positions that a person's reads wait for.
    List<Position> of(String organizationId, String userId) {
        List<AwaitedPosition> positions = written.getIfPresent(new Person(organizationId, userId));
        return positions == null
                ? List.of()
                : positions.stream().filter(this::counts).map(AwaitedPosition::position).toList();
    }

    private boolean counts(AwaitedPosition one) {
        return one.until() - ticker.read() > 0;
    }

    /// What ended is not waited for: it never comes.
    private void forget(Person person, Position ended, Function<Position, Optional<?>> kind) {
        written.asMap()
                .computeIfPresent(
                        person,
                        (_, before) ->
                                before.stream()
                                        .filter(each ->
                                                kind.apply(each.position()).isEmpty()
                                                        || !each.position().key().equals(ended.key()))
                                        .toList());
    }

    private void add(Person person, AwaitedPosition one) {
        written.asMap().merge(person, List.of(one), (before, added) -> merged(before, added.getFirst()));
    }

    /// Of one place the greatest sequence, and without the oldest past the bound.
    private List<AwaitedPosition> merged(List<AwaitedPosition> before, AwaitedPosition added) {
        if (before.stream().anyMatch(each -> counts(each) && each.position().covers(added.position()))) {
            return before;
        }
        List<AwaitedPosition> after =
                Stream.concat(
                                before.stream()
                                        .filter(this::counts)
                                        .filter(each -> !added.position().covers(each.position())),
                                Stream.of(added))
                        .toList();
        return after.subList(Math.max(0, after.size() - MOST_OF_A_PERSON), after.size());
    }
}
