package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_DEAD_LETTERS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ContactConsentApplied;
import io.onbehalf.schemas.conversation.ContactOptedIn;
import io.onbehalf.schemas.conversation.ContactOptedOut;
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

    private final FollowedThreads followed = new FollowedThreads();
    private final TopologyBench threads = followed.threads();
    private final TopologyBench followUps = followed.followUps();

    @AfterEach
    void stop() {
        followed.close();
    }

    @Test
    void stop_is_published_as_the_contact_s_consent() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));

        assertThat(consents()).containsExactly(true);
    }

    @Test
    void the_contact_s_consent_is_their_latest_statement_whatever_the_order_in_which_it_arrives() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(3, KeywordKind.STOP, THREAD));
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(2, KeywordKind.START, OTHER_THREAD));

        assertThat(consents()).last().isEqualTo(true);
    }

    @Test
    void a_contact_whose_statement_can_t_be_read_is_set_aside_and_the_service_goes_on() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        String statement =
                followUps.keys("contacts").stream()
                        .filter(key -> key.startsWith("statement/"))
                        .findFirst()
                        .orElseThrow();
        followUps.<byte[]>store("contacts").put(statement, "no CBOR".getBytes(UTF_8));
        List<String> before = followUps.keys("contacts");
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(2, KeywordKind.START, OTHER_THREAD));

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
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));

        assertThat(applied())
                .extracting(ContactConsentApplied::getThreadId, ContactConsentApplied::getOptedOut)
                .containsExactly(tuple(OTHER_THREAD, true));
    }

    @Test
    void a_statement_for_the_whole_organization_reaches_a_thread_that_starts_after_it() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));

        assertThat(applied())
                .extracting(ContactConsentApplied::getThreadId, ContactConsentApplied::getOptedOut)
                .containsExactly(tuple(OTHER_THREAD, true));
    }

    @Test
    void a_thread_that_received_stop_before_its_first_conversation_is_told_of_a_later_start() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.keywordWithoutQueue(KeywordKind.STOP, OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(KeywordKind.START));

        assertThat(applied())
                .extracting(ContactConsentApplied::getThreadId, ContactConsentApplied::getOptedOut)
                .containsExactly(tuple(THREAD, true), tuple(OTHER_THREAD, false));
    }

    @Test
    void a_thread_that_starts_after_the_contact_opted_in_again_is_told_nothing() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(THREAD, ThreadFixtures.keyword(KeywordKind.STOP));
        followed.request(THREAD, ThreadFixtures.keyword(KeywordKind.START));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));

        assertThat(applied()).isEmpty();
    }

    @Test
    void events_that_come_twice_change_no_consent() {
        optOutAndInAgain();
        List<Boolean> published = consents();
        int applied = applied().size();

        for (TestRecord<String, SpecificRecord> event : followed.events()) {
            followed.follow(List.of(event));
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

        for (TestRecord<String, SpecificRecord> event : followed.events().reversed()) {
            followed.follow(List.of(event));
        }

        assertThat(consents()).doesNotContain(true);
        assertThat(applied()).hasSize(applied);
    }

    @Test
    void a_statement_that_comes_after_a_later_one_is_not_told_to_other_threads() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, OTHER_THREAD));
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.keyword(2, KeywordKind.STOP, THREAD));
        List<TestRecord<String, SpecificRecord>> late = followed.newEvents();
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(3, KeywordKind.START, OTHER_THREAD));
        followed.request(THIRD_THREAD, ThreadFixtures.compose("r3", "", THIRD_THREAD));

        followed.follow(late);

        assertThat(applied()).extracting(ContactConsentApplied::getThreadId).doesNotContain(THIRD_THREAD);
        assertThat(consents()).last().isEqualTo(false);
    }

    @Test
    void a_stop_counts_for_all_against_a_start_elsewhere_that_is_later_by_less_than_clocks_differ() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        threads.pipe(CONVERSATION_REQUESTS, THREAD, ThreadFixtures.keywordAt(119, KeywordKind.STOP, THREAD));
        List<TestRecord<String, SpecificRecord>> stop = followed.newEvents();
        followed.request(OTHER_THREAD, ThreadFixtures.keywordAt(178, KeywordKind.START, OTHER_THREAD));

        followed.follow(stop);

        assertThat(consents()).last().isEqualTo(true);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, true, OTHER_THREAD, true));
    }

    @Test
    void a_start_that_is_later_by_as_much_as_clocks_may_differ_counts_for_all() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(2, KeywordKind.START, OTHER_THREAD));

        assertThat(consents()).last().isEqualTo(false);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, false, OTHER_THREAD, false));
    }

    @Test
    void a_start_shortly_after_stop_on_the_same_thread_counts_for_all() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keywordAt(60, KeywordKind.STOP, THREAD));
        followed.request(THREAD, ThreadFixtures.keywordAt(61, KeywordKind.START, THREAD));

        assertThat(consents()).last().isEqualTo(false);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, false, OTHER_THREAD, false));
    }

    @Test
    void a_stop_after_a_start_that_the_thread_knows_counts_for_all_however_far_the_clock_is_behind() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        followed.request(OTHER_THREAD, ThreadFixtures.keyword(9, KeywordKind.START, OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(4, KeywordKind.STOP, THREAD));

        assertThat(consents()).last().isEqualTo(true);
        assertThat(optedOut()).isEqualTo(Map.of(THREAD, true, OTHER_THREAD, true));
    }

    private void optOutAndInAgain() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(1, KeywordKind.STOP, THREAD));
        followed.request(THREAD, ThreadFixtures.keyword(2, KeywordKind.START, THREAD));
    }

    private List<ContactConsentApplied> applied() {
        return followed.events().stream()
                .map(TestRecord::value)
                .filter(ContactConsentApplied.class::isInstance)
                .map(ContactConsentApplied.class::cast)
                .toList();
    }

    /// Whether the contact has opted out on each thread, by its own order of events.
    private Map<String, Boolean> optedOut() {
        Map<String, Boolean> last = new HashMap<>();
        for (TestRecord<String, SpecificRecord> event : followed.events()) {
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
