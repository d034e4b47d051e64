package io.onbehalf.conversation.topology.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.conversation.domain.ConsentChanged.Cause;
import io.onbehalf.conversation.domain.ConsentChanged.ContactConsentApplied;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedIn;
import io.onbehalf.conversation.domain.ConsentChanged.ContactOptedOut;
import io.onbehalf.conversation.domain.consent.ConsentScope;
import io.onbehalf.kit.domain.ConversationId;
import io.onbehalf.kit.metrics.OnbehalfMeter;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentCountTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ConversationId CONVERSATION = new ConversationId("c");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void listen() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void leave() {
        Metrics.removeRegistry(meters);
    }

    @Test
    void opt_outs_and_opt_ins_are_counted_by_their_source() {
        ConsentCount.of(
                new ContactOptedOut(
                        NOON, CONVERSATION, "consent", ConsentScope.NUMBER, Cause.carrier(Optional.empty())));
        ConsentCount.of(
                new ContactOptedIn(NOON, CONVERSATION, "consent", ConsentScope.NUMBER, Cause.agent()));

        assertThat(count("opted-out", "carrier")).isOne();
        assertThat(count("opted-in", "agent")).isOne();
    }

    @Test
    void what_follows_on_the_contact_s_other_threads_is_not_counted_again() {
        ConsentCount.of(new ContactConsentApplied("consent", true, NOON));

        assertThat(meters.find(OnbehalfMeter.CONSENT_CHANGES.id()).counters())
                .allMatch(counter -> counter.count() == 0);
    }

    private double count(String change, String source) {
        return meters.get(OnbehalfMeter.CONSENT_CHANGES.id())
                .tags("change", change, "source", source)
                .counter()
                .count();
    }
}
