package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.state.LastConversation;
import io.onbehalf.conversation.domain.state.LastConversation.Disconnected;
import io.onbehalf.conversation.domain.state.LastConversation.None;
import io.onbehalf.conversation.domain.state.LastConversation.Open;
import io.onbehalf.conversation.domain.value.AppliedTimeline;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// The central rule: which row of the threading table a thread is in.
///
/// Composing agents and inbound texts are judged by this one function; they differ only in what they may do
/// in a row. The clock starts at the last disconnect; a window of 0 minutes never continues. A conversation
/// that was disconnected before its first message counts as none: there is nothing to continue.
final class Threading {

    private Threading() {}

    static Window ofCompose(LastConversation last, Instant at, AppliedTimeline timeline, UserId agent) {
        return of(last, at, timeline, open -> open.isWith(agent));
    }

    static Window ofText(LastConversation last, Instant at, AppliedTimeline timeline) {
        return of(last, at, timeline, _ -> false);
    }

    private static Window of(
            LastConversation last, Instant at, AppliedTimeline timeline, Predicate<Open> own) {
        return switch (last) {
            case None _ -> new Window(ThreadingRule.NO_CONVERSATION, timeline);
            case Disconnected(var facts, _) when !facts.messaged() ->
                    new Window(ThreadingRule.NO_CONVERSATION, timeline);
            case Disconnected disconnected when disconnected.mayContinueAt(at, timeline.windowMinutes()) ->
                    new Window(ThreadingRule.INSIDE_WINDOW, timeline, Optional.of(disconnected.at()));
            case Disconnected disconnected ->
                    new Window(ThreadingRule.WINDOW_OVER, timeline, Optional.of(disconnected.at()));
            case Open open when open.agent().isEmpty() ->
                    new Window(ThreadingRule.WAITING_IN_QUEUE, timeline);
            case Open open when own.test(open) -> new Window(ThreadingRule.CONNECTED_TO_SAME_AGENT, timeline);
            case Open _ -> new Window(ThreadingRule.CONNECTED_TO_ANOTHER_AGENT, timeline);
        };
    }
}
