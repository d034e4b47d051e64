package io.onbehalf.e2e.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Compares an event with a read of the same conversation: each field of one is one of the other and has the
/// same value, but for those that are named.
///
/// @param onlyTold fields of events that reads have not: names from the body down, joined by `/`
/// @param onlyRead fields of reads that events have not
record EventComparison(Set<String> onlyTold, Set<String> onlyRead) {

    /// The media view. The numbers and the country are left out in the original's events too.
    static final EventComparison MEDIA =
            new EventComparison(
                    Set.of(
                            "participants/queueMediaSettings/alertingTimeoutSeconds",
                            "participants/conversationRoutingData/queue/name",
                            "participants/messages/message/id"),
                    Set.of(
                            "sequence",
                            "selfUri",
                            "participants/user/selfUri",
                            "participants/queue/selfUri",
                            "participants/conversationRoutingData/queue/selfUri",
                            "participants/toAddress/addressNormalized",
                            "participants/toAddress/addressRaw",
                            "participants/toAddress/addressDisplayable",
                            "participants/fromAddress/addressNormalized",
                            "participants/fromAddress/addressRaw",
                            "participants/fromAddress/addressDisplayable",
                            "participants/toAddress/name",
                            "participants/fromAddress/name",
                            "participants/recipientCountry",
                            "participants/messages/messageId",
                            "participants/messages/messageURI",
                            "participants/messages/order",
                            "participants/messages/messageMetadata/type"));

    /// The generic view.
    static final EventComparison GENERIC =
            new EventComparison(
                    Set.of("participants/conversationRoutingData/queue/name"),
                    Set.of(
                            "sequence",
                            "selfUri",
                            "startTime",
                            "endTime",
                            "state",
                            "participants/userUri",
                            "participants/queueName",
                            "participants/conversationRoutingData/queue/selfUri",
                            "participants/messages/recipientCountry",
                            "participants/messages/segments/startTime",
                            "participants/messages/segments/endTime",
                            "participants/messages/segments/type",
                            "participants/messages/segments/howEnded",
                            "participants/messages/segments/disconnectType",
                            "participants/messages/messages/messageURI",
                            "participants/messages/messages/order",
                            "participants/messages/messages/messageMetadata/type"));

    /// A field with a value of its own.
    ///
    /// @param place with the numbers of elements, and the ids of messages
    /// @param name without them
    private record Field(String place, String name) implements Comparable<Field> {

        @Override
        public int compareTo(Field other) {
            return place.compareTo(other.place);
        }

        private Field below(String step) {
            return new Field(join(place, step), join(name, step));
        }

        private Field element(String id) {
            return new Field(join(place, id), name);
        }

        private static String join(String path, String step) {
            return path.isEmpty() ? step : path + "/" + step;
        }
    }

    /// What differs; empty if nothing does. Messages that only the read has are passed over, as an event has
    /// the last alone.
    List<String> differences(JsonNode event, JsonNode read) {
        Map<Field, String> told = new TreeMap<>();
        Set<String> messages = messages(event);
        collect(new Field("", ""), event, told, messages);
        Map<Field, String> shown = new TreeMap<>();
        collect(new Field("", ""), read, shown, messages);
        List<String> differences = new ArrayList<>();
        told.forEach((field, value) -> {
            String other = shown.get(field);
            if (other == null ? !onlyTold.contains(field.name()) : !other.equalsIgnoreCase(value)) {
                differences.add("%s: told '%s', read '%s'".formatted(field.place(), value, other));
            }
        });
        shown.forEach((field, value) -> {
            if (!told.containsKey(field) && !onlyRead.contains(field.name())) {
                differences.add("%s: read '%s', not told".formatted(field.place(), value));
            }
        });
        return differences;
    }

    /// The ids of an event's messages.
    private static Set<String> messages(JsonNode node) {
        Set<String> ids = new TreeSet<>();
        if (isMessage(node)) {
            ids.add(messageId(node));
        }
        node.forEach(each -> ids.addAll(messages(each)));
        return ids;
    }

    /// @param messages the ids of those that are collected
    private static void collect(Field at, JsonNode node, Map<Field, String> fields, Set<String> messages) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode element = node.path(i);
                if (!isMessage(element)) {
                    collect(at.element(String.valueOf(i)), element, fields, messages);
                } else if (messages.contains(messageId(element))) {
                    collect(at.element(messageId(element)), element, fields, messages);
                }
            }
        } else if (node.isObject()) {
            node.forEachEntry((name, value) -> collect(at.below(name), value, fields, messages));
        } else if (!node.isNull()) {
            fields.put(at, node.asString());
        }
    }

    private static boolean isMessage(JsonNode node) {
        return node.has("messageStatus");
    }

    /// In the media view an event has a reference in its place.
    private static String messageId(JsonNode message) {
        return message.path("messageId").asString(message.at("/message/id").asString(""));
    }
}
