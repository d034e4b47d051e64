package io.onbehalf.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.position.Position;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What people wrote a moment ago, so that their next reads wait for it: for each person the last positions,
/// for a short time.
///
/// A new membership is kept for the new member too, who may compose before the services know them.
final class WrittenPositions {

    /// The lists and copies follow within milliseconds.
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST_PERSONS = 20_000;
    private static final int MOST_OF_A_PERSON = 32;

    private record Person(String organizationId, String userId) {}

    private final Cache<Person, List<Position>> written;

    WrittenPositions(Ticker ticker) {
        written =
                Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_PERSONS).ticker(ticker).build();
    }

    void add(String organizationId, String userId, List<Position> positions) {
        positions.forEach(position -> {
            add(new Person(organizationId, userId), position);
            position.member()
                    .map(UserId::value)
                    .ifPresent(member -> add(new Person(organizationId, member), position));
        });
    }

    /// The positions that a person's reads wait for.
    List<Position> of(String organizationId, String userId) {
        List<Position> positions = written.getIfPresent(new Person(organizationId, userId));
        return positions == null ? List.of() : positions;
    }

    private void add(Person person, Position position) {
        written.asMap().merge(person, List.of(position), (before, added) -> latest(before, added.getFirst()));
    }

    /// With one of the same place replaced, and without the oldest past the bound.
    private static List<Position> latest(List<Position> before, Position added) {
        List<Position> after =
                Stream.concat(before.stream().filter(each -> !each.isOfSamePlace(added)), Stream.of(added))
                        .toList();
        return after.subList(Math.max(0, after.size() - MOST_OF_A_PERSON), after.size());
    }
}
