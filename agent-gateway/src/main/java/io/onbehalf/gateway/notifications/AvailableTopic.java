package io.onbehalf.gateway.notifications;

import java.util.List;

/// A kind of topic in the public API's shape.
///
/// @param id its name, with `{id}` for the user or the queue
record AvailableTopic(
        String id,
        String description,
        List<String> requiresPermissions,
        boolean requiresCurrentUserOrPermission,
        String visibility,
        List<String> transports,
        List<String> topicParameters) {

    static final List<AvailableTopic> ALL =
            List.of(
                    user("conversations.messages", "The conversations of an agent's list, in the media view"),
                    user("conversations", "The conversations of an agent's list, in the generic view"),
                    new AvailableTopic(
                            "v2.users.{id}.routingStatus",
                            "Whether conversations are offered to a user of the organization",
                            List.of(),
                            false,
                            "Public",
                            List.of("Websocket"),
                            List.of("id")),
                    user("onbehalf.readmarks", "How far the user has read, for their other devices"),
                    queue(
                            "conversations.messages",
                            "What waits or is connected in a queue, in the media view"),
                    queue("conversations", "What waits or is connected in a queue, in the generic view"));

    private static AvailableTopic user(String name, String description) {
        return of("v2.users.{id}." + name, description);
    }

    private static AvailableTopic queue(String name, String description) {
        return of("v2.routing.queues.{id}." + name, description);
    }

    private static AvailableTopic of(String id, String description) {
        return new AvailableTopic(
                id, description, List.of(), true, "Public", List.of("Websocket"), List.of("id"));
    }
}
