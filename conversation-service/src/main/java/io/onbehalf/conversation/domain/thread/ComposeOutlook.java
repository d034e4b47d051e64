package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.AgentRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ThreadingRule;
import io.onbehalf.conversation.domain.Window;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.kit.domain.Refusal;
import java.util.Optional;

/// What a compose would lead to, if it were decided now.
///
/// @param refusal empty if the agent would be connected
/// @param continuesConversation whether they would be connected in the conversation that there is
public record ComposeOutlook(Optional<Refusal> refusal, boolean continuesConversation) {

    /// @param thread of which nothing is changed
    public static ComposeOutlook of(ThreadState thread, ComposeRequested request) {
        ThreadState state = thread.asSeenBy(request.organizationId());
        Window window = ComposeRules.window(state, request);
        return new ComposeOutlook(
                ComposeRules.objection(state, request, window), window.rule() == ThreadingRule.INSIDE_WINDOW);
    }
}
