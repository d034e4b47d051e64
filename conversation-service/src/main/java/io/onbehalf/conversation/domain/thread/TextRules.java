package io.onbehalf.conversation.domain.thread;

import io.onbehalf.conversation.domain.ConversationRefusals;
import io.onbehalf.conversation.domain.consent.ConsentFact;
import io.onbehalf.conversation.domain.state.ThreadState;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.PhoneZones;
import io.onbehalf.conversation.domain.value.QuietTerms;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.quiet.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a text may be sent to a contact now, whoever sends it: if they have a number, by their consent, by
/// their quiet hours, and while not too many are under way.
///
/// Quiet hours are for texts that a contact does not expect. Whoever wrote within the last hour waits for an
/// answer, and gets it at any time. Automatic answers to a keyword are not judged here, and always sent.
final class TextRules {

    /// For how long after their own text a contact is answered also in quiet hours.
    static final Duration ANSWERED_WITHIN = Duration.ofHours(1);

    private final PhoneZones zones;

    TextRules(PhoneZones zones) {
        this.zones = zones;
    }

    /// A text's way and time.
    ///
    /// @param consent what is known of the contact's consent beside the thread
    record Sending(
            OutboundNumber from,
            ContactNumber to,
            Instant at,
            Optional<ConsentFact> consent,
            QuietTerms quiet) {}

    /// Whether it may be sent.
    ///
    /// @param objection the reason why not
    /// @param quietHoursOverridden it is quiet hours, and it is sent because the caller says so
    record Verdict(Optional<Refusal> objection, boolean quietHoursOverridden) {

        private static final Verdict SENT = new Verdict(Optional.empty(), false);

        private static Verdict refused(String code, Map<String, String> params) {
            return new Verdict(Optional.of(new Refusal(code, params)), false);
        }
    }

    Verdict judge(ThreadState state, Sending text) {
        if (!text.to().isAnswerable()) {
            return Verdict.refused(ConversationRefusals.NOT_ANSWERABLE, Map.of());
        }
        if (ConsentRules.optedOut(state, text.consent())) {
            return Verdict.refused(ConversationRefusals.OPTED_OUT, Map.of());
        }
        if (!state.deliveries().hasRoom()) {
            return Verdict.refused(ConversationRefusals.TOO_MANY_MESSAGES, Map.of());
        }
        return text.quiet()
                .quietHours()
                .filter(_ -> !isExpected(state, text.at()))
                .map(hours -> judge(hours, text))
                .orElse(Verdict.SENT);
    }

    private static boolean isExpected(ThreadState state, Instant at) {
        return state.inbound()
                .lastReceivedAt()
                .filter(last -> !last.plus(ANSWERED_WITHIN).isBefore(at))
                .isPresent();
    }

    private Verdict judge(QuietHours hours, Sending text) {
        Optional<Instant> allowedFrom = hours.allowedFrom(text.at(), zonesOf(text));
        if (allowedFrom.filter(text.at()::equals).isPresent()) {
            return Verdict.SENT;
        }
        if (text.quiet().overrideQuietHours()) {
            return new Verdict(Optional.empty(), true);
        }
        Map<String, String> params = new HashMap<>();
        params.put("quietHours", hours.start() + "-" + hours.end());
        allowedFrom.ifPresent(from -> params.put("allowedFrom", from.toString()));
        return Verdict.refused(ConversationRefusals.QUIET_HOURS, params);
    }

    /// The contact's zones. A number of no country tells none: then those of the queue's number count.
    private Set<ZoneId> zonesOf(Sending text) {
        Set<ZoneId> own = zones.of(text.to().value());
        Set<ZoneId> ours = own.isEmpty() ? zones.of(text.from().value()) : own;
        return ours.isEmpty() ? Set.of(ZoneOffset.UTC) : ours;
    }
}
