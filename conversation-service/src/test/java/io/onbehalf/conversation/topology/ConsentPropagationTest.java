package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_EVENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.conversation.config.ConversationConfiguration;
import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ContactConsentApplied;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A contact's opt-out on one of an organization's numbers counts for the others.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentPropagationTest {

    private static final String THREAD = ThreadFixtures.THREAD;
    private static final String OTHER_THREAD = "f".repeat(20);
    private static final String THIRD_THREAD = "e".repeat(20);

    private final TopologyBench threads = TopologyBench.of(ConversationConfiguration.definition());
    private final TopologyBench followUps =
            TopologyBench.of(ConversationConfiguration.definition(), FollowUpTopology::define);
    private final List<TestRecord<String, SpecificRecord>> events = new ArrayList<>();

    @AfterEach
    void stop() {
        followUps.close();
        threads.close();
    }

    @Test
    void stop_is_published_as_the_contact_s_consent() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));

        assertThat(consents()).containsExactly(true);
    }

    @Test
    void the_contact_s_consent_is_their_latest_statement_whatever_the_order_in_which_it_arrives() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(OTHER_THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(3, KeywordKind.STOP, THREAD));
        request(OTHER_THREAD, ThreadFixtures.keyword(2, KeywordKind.START, OTHER_THREAD));

        assertThat(consents()).last().isEqualTo(true);
    }

    @Test
    void a_contact_whose_statement_can_t_be_read_is_set_aside_and_the_service_goes_on() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        String statement =
                followUps.keys("contacts").stream()
                        .filter(key -> key.startsWith("statement/"))
                        .findFirst()
                        .orElseThrow();
        followUps.<byte[]>store("contacts").put(statement, "no CBOR".getBytes(UTF_8));
        List<String> before = followUps.keys("contacts");
        request(OTHER_THREAD, ThreadFixtures.keyword(2, KeywordKind.START, OTHER_THREAD));

        assertThat(followUps.deadLetters(CONVERSATION_DEAD_LETTERS))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.headers().lastHeader("dead_letter_reason").value())
                                .asString(UTF_8)
                                .startsWith("unprocessable: row statement: can't be read"));
        assertThat(followUps.keys("contacts")).isEqualTo(before);
    }

    @Test
    void a_statement_for_the_whole_organization_reaches_the_contact_s_other_threads() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));

        assertThat(applied())
                .extracting(ContactConsentApplied::getThreadId, ContactConsentApplied::getOptedOut)
                .containsExactly(tuple(OTHER_THREAD, true));
    }

    @Test
    void a_statement_for_the_whole_organization_reaches_a_thread_that_starts_after_it() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));

        assertThat(applied())
                .extracting(ContactConsentApplied::getThreadId, ContactConsentApplied::getOptedOut)
                .containsExactly(tuple(OTHER_THREAD, true));
    }

    @Test
    void a_thread_that_received_stop_before_its_first_conversation_is_told_of_a_later_start() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.keywordWithoutQueue(KeywordKind.STOP, OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(KeywordKind.START));

        assertThat(applied())
                .extracting(ContactConsentApplied::getThreadId, ContactConsentApplied::getOptedOut)
                .containsExactly(tuple(THREAD, true), tuple(OTHER_THREAD, false));
    }

    @Test
    void a_thread_that_starts_after_the_contact_opted_in_again_is_told_nothing() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));
        request(THREAD, ThreadFixtures.keyword(KeywordKind.START));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));

        assertThat(applied()).isEmpty();
    }

    @Test
    void events_that_come_twice_change_no_consent() {
        optOutAndInAgain();
        List<Boolean> published = consents();
        int applied = applied().size();

        for (TestRecord<String, SpecificRecord> event : List.copyOf(events)) {
            follow(List.of(event));
        }

        assertThat(published).last().isEqualTo(false);
        assertThat(consents()).doesNotContain(true);
        assertThat(applied()).hasSize(applied);
    }

    @Test
    void events_that_come_out_of_their_turn_leave_the_latest_consent() {
        optOutAndInAgain();
        int applied = applied().size();
        consents();

        for (TestRecord<String, SpecificRecord> event : List.copyOf(events).reversed()) {
            follow(List.of(event));
        }

        assertThat(consents()).doesNotContain(true);
        assertThat(applied()).hasSize(applied);
    }

    @Test
    void a_statement_that_comes_after_a_later_one_is_not_told_to_other_threads() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(OTHER_THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, OTHER_THREAD));
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.keyword(2, KeywordKind.STOP, THREAD));
        List<TestRecord<String, SpecificRecord>> late = newEvents();
        request(OTHER_THREAD, ThreadFixtures.keyword(3, KeywordKind.START, OTHER_THREAD));
        request(THIRD_THREAD, ThreadFixtures.compose("r3", "", THIRD_THREAD));

        follow(late);

        assertThat(applied()).extracting(ContactConsentApplied::getThreadId).doesNotContain(THIRD_THREAD);
        assertThat(consents()).last().isEqualTo(false);
    }

    @Test
    void a_stop_counts_for_all_against_a_start_elsewhere_that_is_later_by_less_than_clocks_differ() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.keywordAt(119, KeywordKind.STOP, THREAD));
        List<TestRecord<String, SpecificRecord>> stop = newEvents();
        request(OTHER_THREAD, ThreadFixtures.keywordAt(178, KeywordKind.START, OTHER_THREAD));

        follow(stop);

        assertThat(consents()).last().isEqualTo(true);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, true, OTHER_THREAD, true));
    }

    @Test
    void a_start_that_is_later_by_as_much_as_clocks_may_differ_counts_for_all() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        request(OTHER_THREAD, ThreadFixtures.keyword(2, KeywordKind.START, OTHER_THREAD));

        assertThat(consents()).last().isEqualTo(false);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, false, OTHER_THREAD, false));
    }

    @Test
    void a_start_shortly_after_stop_on_the_same_thread_counts_for_all() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(THREAD, ThreadFixtures.keywordAt(60, KeywordKind.STOP, THREAD));
        request(THREAD, ThreadFixtures.keywordAt(61, KeywordKind.START, THREAD));

        assertThat(consents()).last().isEqualTo(false);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, false, OTHER_THREAD, false));
    }

    @Test
    void a_stop_after_a_start_that_the_thread_knows_counts_for_all_however_far_the_clock_is_behind() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        request(OTHER_THREAD, ThreadFixtures.keyword(9, KeywordKind.START, OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(4, KeywordKind.STOP, THREAD));

        assertThat(consents()).last().isEqualTo(true);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, true, OTHER_THREAD, true));
    }

    private void optOutAndInAgain() {
        request(THREAD, ThreadFixtures.compose("r1", ""));
        request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        request(THREAD, ThreadFixtures.keyword(2, KeywordKind.START, THREAD));
    }

    private void request(String thread, SpecificRecord request) {
        threads.pipe(CONVERSATION_REQUESTS, thread, request);
        follow(newEvents());
    }

    private List<TestRecord<String, SpecificRecord>> newEvents() {
        List<TestRecord<String, SpecificRecord>> decided = threads.records(CONVERSATION_EVENTS);
        events.addAll(decided);
        return decided;
    }

    /// Passes events on, and what follows from them back, until nothing follows.
    private void follow(List<TestRecord<String, SpecificRecord>> from) {
        List<TestRecord<String, SpecificRecord>> next = from;
        while (!next.isEmpty()) {
            followUps.pipe(CONVERSATION_EVENTS, next);
            threads.pipe(CONVERSATION_REQUESTS, followUps.records(CONVERSATION_REQUESTS));
            next = newEvents();
        }
    }

    private List<ContactConsentApplied> applied() {
        return events.stream()
                .map(TestRecord::value)
                .filter(ContactConsentApplied.class::isInstance)
                .map(ContactConsentApplied.class::cast)
                .toList();
    }

    /// Whether the contact has opted out on each thread, by its own order of events.
    private Map<String, Boolean> optedOut() {
        Map<String, Boolean> last = new HashMap<>();
        for (TestRecord<String, SpecificRecord> event : events) {
            switch (event.value()) {
                case ContactOptedOut _ -> last.put(event.key(), true);
                case ContactOptedIn _ -> last.put(event.key(), false);
                case ContactConsentApplied applied -> last.put(event.key(), applied.getOptedOut());
                default -> {
                    // Changes no consent.
                }
            }
        }
        return last;
    }

    /// Whether the contact has opted out in the organization, as published since the last call.
    private List<Boolean> consents() {
        return followUps.read(CONVERSATION_CONSENTS, ContactConsent.class).stream()
                .filter(consent -> consent.getConsentId().equals(ThreadFixtures.CONTACT))
                .map(ContactConsent::getOptedOut)
                .toList();
    }
}
