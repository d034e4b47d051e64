package io.onbehalf.queue.domain;

/// The open conversations of a queue when a request was made.
///
/// @param waiting wait in the queue, or alert an agent on its behalf
/// @param connected have an agent connected on behalf of the queue
public record OpenConversations(int waiting, int connected) {

    public static final OpenConversations NONE = new OpenConversations(0, 0);

    boolean isEmpty() {
        return waiting + connected == 0;
    }
}
