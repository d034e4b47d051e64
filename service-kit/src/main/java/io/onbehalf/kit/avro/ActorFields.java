package io.onbehalf.kit.avro;

import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.domain.actor.Actor;
import io.onbehalf.kit.domain.actor.ActorType;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// The actor of a record: every event names it, and every request that no user makes. A user's request has
/// `requestedBy` alone.
public final class ActorFields {

    private static final String TYPE = "actorType";
    private static final String USER = "actor";
    private static final String REQUESTED_BY = "requestedBy";

    private ActorFields() {}

    /// The fields by the names that Avro gives them.
    public static Map<String, Object> of(Actor actor) {
        return Map.of(TYPE, actor.actorType(), USER, actor.actor());
    }

    /// The actor that a record names; unknown if it was written before records named their actor.
    public static Actor read(SpecificRecord record) {
        Object type = field(record, TYPE);
        if (type != null) {
            return new Actor(
                    ActorType.valueOf(type.toString()),
                    Optional.ofNullable(field(record, USER)).map(user -> new UserId(user.toString())));
        }
        Object requestedBy = field(record, REQUESTED_BY);
        return requestedBy == null ? Actor.UNKNOWN : Actor.user(new UserId(requestedBy.toString()));
    }

    private static @Nullable Object field(SpecificRecord record, String name) {
        Schema.Field field = record.getSchema().getField(name);
        return field == null ? null : record.get(field.pos());
    }
}
