package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.thread.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.thread.LastConversation.None;
import io.onbehalf.conversation.domain.thread.LastConversation.Open;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The central rule: which row of the threading table a thread is in.
///
/// Composing agents and inbound texts are judged by this one function; they differ only in what they may do
/// in a row. The clock starts at the last disconnect; a window of 0 minutes never continues.
record Threading(ThreadingRule rule, @Nullable Instant lastDisconnectedAt) {

    /// @param by the composing agent; null for an inbound text
    static Threading of(LastConversation last, Instant at, int windowMinutes, @Nullable UserId by) {
        return switch (last) {
            case None _ -> new Threading(ThreadingRule.NO_CONVERSATION, null);
            case Disconnected over when over.mayGoOn(at, windowMinutes) ->
                    new Threading(ThreadingRule.INSIDE_WINDOW, over.at());
            case Disconnected over -> new Threading(ThreadingRule.WINDOW_OVER, over.at());
            case Open open when open.agent().isEmpty() -> new Threading(ThreadingRule.WAITING_IN_QUEUE, null);
            case Open open when by != null && LastConversation.isWith(open, by) ->
                    new Threading(ThreadingRule.CONNECTED_TO_SAME_AGENT, null);
            case Open _ -> new Threading(ThreadingRule.CONNECTED_TO_ANOTHER_AGENT, null);
        };
    }
}
