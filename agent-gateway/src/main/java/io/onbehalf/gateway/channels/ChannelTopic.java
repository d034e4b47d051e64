package io.onbehalf.gateway.channels;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.UuidText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a channel can be subscribed to; the names are the public API's.
public sealed interface ChannelTopic {

    /// The conversations of an agent's list.
    record UserConversations(UserId user, View view) implements ChannelTopic {}

    /// The conversations that wait in a queue, or in which one of its agents is.
    record QueueConversations(QueueId queue, View view) implements ChannelTopic {}

    /// Whether conversations are offered to a user.
    record UserRoutingStatus(UserId user) implements ChannelTopic {}

    /// How far a user has read, for their other devices.
    record UserReadMarks(UserId user) implements ChannelTopic {}

    /// The two shapes of a conversation in the public API.
    enum View {
        /// That of `/conversations/messages/{id}`.
        MEDIA("conversations.messages"),

        /// That of `/conversations/{id}`.
        GENERIC("conversations");

        private final String name;

        View(String name) {
            this.name = name;
        }
    }

    /// The most characters of a name; the original's limit of a combined one.
    int MAX_NAME = 200;

    Pattern NAME =
            Pattern.compile(
                    "v2\\.(?<kind>users|routing\\.queues)\\."
                            + "(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
                            + "(?:\\.(?<single>[a-zA-Z.]+)|\\?(?<combined>[a-zA-Z.&]+))");

    /// As clients subscribe to it, and as the events bear it.
    default String name() {
        return switch (this) {
            case UserConversations(var user, var view) -> "v2.users." + user.value() + "." + view.name;
            case QueueConversations(var queue, var view) ->
                    "v2.routing.queues." + queue.value() + "." + view.name;
            case UserRoutingStatus(var user) -> "v2.users." + user.value() + ".routingStatus";
            case UserReadMarks(var user) -> "v2.users." + user.value() + ".onbehalf.readmarks";
        };
    }

    /// Reads a name, which may combine several topics of one user or queue:
    /// `v2.users.{id}?conversations&routingStatus`.
    ///
    /// @return none for a name that means nothing here, or of which a part doesn't
    static List<ChannelTopic> parse(String name) {
        if (name.length() > MAX_NAME) {
            return List.of();
        }
        Matcher matcher = NAME.matcher(UuidText.folded(name));
        if (!matcher.matches()) {
            return List.of();
        }
        String single = matcher.group("single");
        String[] parts = single == null ? matcher.group("combined").split("&", -1) : new String[] {single};
        List<Optional<ChannelTopic>> topics =
                Arrays.stream(parts)
                        .map(part -> topic(matcher.group("kind"), matcher.group("id"), part))
                        .toList();
        return topics.stream().allMatch(Optional::isPresent)
                ? topics.stream().flatMap(Optional::stream).distinct().toList()
                : List.of();
    }

    private static Optional<ChannelTopic> topic(String kind, String id, String part) {
        if (kind.equals("users") && part.equals("routingStatus")) {
            return Optional.of(new UserRoutingStatus(new UserId(id)));
        }
        if (kind.equals("users") && part.equals("onbehalf.readmarks")) {
            return Optional.of(new UserReadMarks(new UserId(id)));
        }
        return Arrays.stream(View.values())
                .filter(view -> view.name.equals(part))
                .findFirst()
                .map(view ->
                        kind.equals("users")
                                ? new UserConversations(new UserId(id), view)
                                : new QueueConversations(new QueueId(id), view));
    }
}
