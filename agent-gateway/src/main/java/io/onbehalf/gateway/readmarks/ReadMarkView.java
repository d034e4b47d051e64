package io.onbehalf.gateway.readmarks;

import java.time.Instant;

/// A read mark in the API, and in the events of it.
///
/// @param order in the thread, of the last message that the user has read
/// @param readAt when the mark was last moved
public record ReadMarkView(String conversationId, long order, Instant readAt) {

    public static ReadMarkView of(ReadMark mark) {
        return new ReadMarkView(mark.conversationId().value(), mark.order(), mark.readAt());
    }
}
