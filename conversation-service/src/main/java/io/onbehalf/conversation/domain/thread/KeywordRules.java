package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.CarrierRequest.InboundSmsReceived;
import io.onbehalf.conversation.domain.ConsentChanged;
import io.onbehalf.conversation.domain.ConversationEvent;
import io.onbehalf.conversation.domain.Messaging.AutomaticMessageQueued;
import io.onbehalf.conversation.domain.consent.AnsweredKeyword;
import io.onbehalf.conversation.domain.consent.AutomaticPurpose;
import io.onbehalf.conversation.domain.delivery.OutboundText;
import io.onbehalf.conversation.domain.value.ParticipantRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What follows from a keyword, after the text itself is shown.
///
/// STOP is confirmed once; START only where it changes something (a plain "yes" requests nothing); HELP is
/// always answered.
final class KeywordRules {

    private KeywordRules() {}

    /// @param holder the participant that the automatic answer is shown on
    static List<ConversationEvent> events(
            ThreadState state, InboundSmsReceived request, ParticipantRef holder, IdSource ids) {
        AnsweredKeyword answered = request.judged().answered();
        if (answered == null) {
            return List.of();
        }
        Optional<ConsentChanged> change = ConsentRules.onKeyword(state, request, holder.conversationId());
        boolean answer =
                switch (answered.keyword().kind()) {
                    case STOP -> ConsentRules.newlyOptsOut(state, request);
                    case START -> change.isPresent();
                    case HELP -> true;
                };
        List<ConversationEvent> events = new ArrayList<>();
        change.ifPresent(events::add);
        if (answer && state.deliveries().hasRoom()) {
            events.add(
                    new AutomaticMessageQueued(
                            holder,
                            ids.message(),
                            AutomaticPurpose.answering(answered.keyword().kind()),
                            request.line().outboundNumber(),
                            request.line().contactNumber(),
                            OutboundText.of(answered.automaticText())));
        }
        return events;
    }
}
