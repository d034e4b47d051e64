package io.onbehalf.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What people wrote a moment ago, so that their next reads wait for it: for each person the last positions,
/// for a short time.
///
/// A new membership is kept for the new member, who may compose before the services know them, until they are
/// removed again or the queue is deleted.
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
                forget(
                        new Person(organizationId, former.get().value()),
                        each -> each.member().isPresent() && each.key().equals(position.key()));
                return;
            }
            if (position.formerQueue().isPresent()) {
                forgetQueue(organizationId, position.key());
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

    /// Whoever created the queue, and whoever was its member.
    private void forgetQueue(String organizationId, String queue) {
        for (Person person : written.asMap().keySet()) {
            if (person.organizationId().equals(organizationId)) {
                forget(person, each -> isOfQueue(each) && each.key().equals(queue));
            }
        }
    }

    private static boolean isOfQueue(Position position) {
        return position.newQueue().isPresent() || position.member().isPresent();
    }

    /// What ended is not waited for: it never comes.
    private void forget(Person person, Predicate<Position> ended) {
        written.asMap()
                .computeIfPresent(
                        person,
                        (_, before) -> before.stream().filter(each -> !ended.test(each.position())).toList());
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
