package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.ThreadRequest.ComposeRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ContactConsentChanged;
import io.onbehalf.conversation.domain.ThreadRequest.DeliveryReceiptReceived;
import io.onbehalf.conversation.domain.ThreadRequest.DisconnectRequested;
import io.onbehalf.conversation.domain.ThreadRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ThreadRequest.MessageRequested;
import io.onbehalf.conversation.domain.ThreadRequest.ParticipantWrapupRequested;
import io.onbehalf.conversation.domain.ThreadRequest.SmsSubmitSettled;
import io.onbehalf.conversation.domain.ThreadRequest.ThreadTimerExpired;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupCompleted;
import io.onbehalf.conversation.domain.ThreadRequest.WrapupRefused;
import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Decision;

/// Decides everything that is asked of a thread.
public final class ThreadDecider {

    public static final Decider<ThreadState, ThreadRequest, ConversationEvent, ConversationReply> DECIDER =
            new Decider<>(ThreadState.INITIAL, ThreadDecider::decide, ThreadState::evolve);

    private ThreadDecider() {}

    /// What follows from a request; a refusal is an event and a reply, never an exception. What is asked of a
    /// thread that is unknown, or another organization's, is only answered: nothing happened on that thread.
    public static Decision<ConversationEvent, ConversationReply> decide(
            ThreadState thread, ThreadRequest request) {
        ThreadState state = thread.asSeenBy(request.organizationId());
        return switch (request) {
            case ComposeRequested compose -> Composing.decide(state, compose);
            case InboundSmsReceived inbound -> Receiving.decide(state, inbound);
            case MessageRequested message -> Sending.decide(state, message);
            case DisconnectRequested disconnect -> Disconnecting.decide(state, disconnect);
            case ParticipantWrapupRequested wrapup -> WrappingUp.decide(state, wrapup);
            case WrapupCompleted completed -> WrappingUp.complete(state, completed);
            case WrapupRefused refused -> WrappingUp.takeBack(state, refused);
            case SmsSubmitSettled settled -> Receipts.settle(state, settled);
            case DeliveryReceiptReceived receipt -> Receipts.receive(state, receipt);
            case ContactConsentChanged changed -> Consenting.apply(state, changed);
            case ThreadTimerExpired expired -> Expiring.decide(state, expired);
        };
    }
}
