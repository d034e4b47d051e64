package io.onbehalf.conversation.topology;

import static io.onbehalf.schemas.Topics.CONVERSATION_CONSENTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_REQUESTS;
import static io.onbehalf.schemas.Topics.CONVERSATION_SNAPSHOTS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.domain.consent.KeywordKind;
import io.onbehalf.conversation.domain.thread.ThreadFixtures;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ContactErased;
import io.onbehalf.schemas.conversation.ContactErasureStarted;
import io.onbehalf.schemas.conversation.ConversationSnapshot;
import io.onbehalf.schemas.conversation.ConversationStarted;
import io.onbehalf.schemas.conversation.ThreadErased;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A contact who is erased leaves nothing in a store or a compacted topic, on none of their threads.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErasureTopologyTest {

    private static final String THREAD = ThreadFixtures.THREAD;
    private static final String OTHER_THREAD = "f".repeat(20);
    private static final List<String> THREAD_STORES =
            List.of(ThreadStore.NAME, ConversationStore.NAME, "timelines", "erasures");
    private static final List<String> FOLLOW_UP_STORES = List.of("contacts", "interactions", "queue-lists");

    /// The contact's number, what they wrote, and what was written to them.
    private static final List<String> PERSONAL = List.of("3175550199", "555-0199", "Hi there", "Hello");

    /// The ids of SMS: hashes where the carrier brings them, here the words themselves.
    private static final String SEEN = "seen/";

    private final FollowedThreads followed = new FollowedThreads();
    private final TopologyBench threads = followed.threads();
    private final TopologyBench followUps = followed.followUps();

    @AfterEach
    void stop() {
        followed.close();
    }

    @Test
    void after_an_erasure_no_store_and_no_compacted_topic_has_the_contact_s_number_or_words() {
        converse();
        assertThat(personal()).isNotEmpty();

        erase("e1", 10);

        assertThat(personal()).isEmpty();
        assertThat(threads.compacted(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class)).isEmpty();
    }

    @Test
    void every_thread_of_the_contact_is_erased_and_the_erasure_says_which() {
        converse();

        erase("e1", 10);

        assertThat(followed.all(ContactErasureStarted.class))
                .singleElement()
                .returns("e1", ContactErasureStarted::getErasureId)
                .returns("ada", ContactErasureStarted::getActor);
        assertThat(followed.all(ThreadErased.class))
                .extracting(ThreadErased::getThreadId)
                .containsExactlyInAnyOrder(THREAD, OTHER_THREAD);
        assertThat(followed.all(ContactErased.class))
                .singleElement()
                .satisfies(erased -> {
                    assertThat(erased.getThreadIds()).containsExactlyInAnyOrder(THREAD, OTHER_THREAD);
                    assertThat(erased.getActor()).isEqualTo("ada");
                    assertThat(erased.getLogsCleanBy())
                            .isEqualTo(TopologyBench.START.plus(Topics.personalDataKept()));
                });
    }

    @Test
    void a_contact_of_whom_nothing_is_kept_is_erased_at_once() {
        erase("e1", 10);

        assertThat(followed.all(ContactErased.class))
                .singleElement()
                .satisfies(erased -> assertThat(erased.getThreadIds()).isEmpty());
    }

    @Test
    void events_that_come_twice_erase_nothing_that_was_written_since() {
        converse();
        erase("e1", 10);
        followed.request(THREAD, ThreadFixtures.compose("r9", "", THREAD, 20));
        int erased = followed.all(ThreadErased.class).size();

        followed.follow(followed.events());

        assertThat(followed.all(ThreadErased.class)).hasSize(erased);
        assertThat(followed.all(ContactErased.class)).hasSize(1);
        assertThat(threads.compacted(CONVERSATION_SNAPSHOTS, ConversationSnapshot.class)).hasSize(1);
    }

    @Test
    void an_erased_contact_who_opted_out_stays_opted_out() {
        converse();
        followed.request(THREAD, ThreadFixtures.keyword(5, KeywordKind.STOP, THREAD));
        erase("e1", 10);
        followUps.records(CONVERSATION_CONSENTS);

        followed.request(OTHER_THREAD, ThreadFixtures.compose("r9", "", OTHER_THREAD, 20));

        assertThat(followed.all(ConversationStarted.class)).hasSize(2);
    }

    @Test
    void a_thread_whose_beginning_arrives_after_the_erasure_is_erased_all_the_same() {
        followed.request(THREAD, ThreadFixtures.compose("r1", ""));
        threads.pipe(CONVERSATION_REQUESTS, OTHER_THREAD, ThreadFixtures.compose("r2", "", OTHER_THREAD));
        List<TestRecord<String, SpecificRecord>> late = followed.newEvents();
        erase("e1", 10);

        followed.follow(late);

        assertThat(personal()).isEmpty();
    }

    @Test
    void a_row_that_can_t_be_read_keeps_nothing_from_being_forgotten() {
        converse();
        String row =
                threads.keys(ConversationStore.NAME).stream()
                        .filter(key -> key.startsWith("conversation/"))
                        .findFirst()
                        .orElseThrow();
        threads.<byte[]>store(ConversationStore.NAME).put(row, "no CBOR".getBytes(UTF_8));

        erase("e1", 10);

        assertThat(personal()).isEmpty();
        assertThat(followed.all(ContactErased.class)).hasSize(1);
    }

    @Test
    void who_asks_again_while_an_erasure_is_under_way_has_the_threads_told_again() {
        converse();
        threads.pipe(CONVERSATION_REQUESTS, ThreadFixtures.CONTACT, ThreadFixtures.erase("e1", 10));
        followed.newEvents(); // and the follow-ups set them aside

        erase("e2", 11);

        assertThat(personal()).isEmpty();
        assertThat(followed.all(ContactErased.class))
                .singleElement()
                .returns("e1", ContactErased::getErasureId);
    }

    private void converse() {
        followed.request(THREAD, ThreadFixtures.compose("r1", "key"));
        followed.request(THREAD, ThreadFixtures.send("r2", 1));
        followed.request(THREAD, ThreadFixtures.text(2, "acme", "support", THREAD));
        followed.request(THREAD, ThreadFixtures.part(1, "Hi there, a long story"));
        followed.request(OTHER_THREAD, ThreadFixtures.compose("r3", "", OTHER_THREAD));
    }

    private void erase(String id, int minute) {
        followed.request(ThreadFixtures.CONTACT, ThreadFixtures.erase(id, minute));
    }

    /// The rows that have something personal, by the names of their stores.
    private List<String> personal() {
        return Stream.concat(
                        THREAD_STORES.stream().flatMap(store -> personal(threads, store)),
                        FOLLOW_UP_STORES.stream().flatMap(store -> personal(followUps, store)))
                .toList();
    }

    private static Stream<String> personal(TopologyBench bench, String store) {
        return bench.keys(store).stream()
                .filter(key -> !key.startsWith(SEEN))
                .filter(key ->
                        PERSONAL.stream()
                                .anyMatch(words ->
                                        (key + text(bench.<byte[]>store(store).get(key))).contains(words)))
                .map(key -> store + ":" + key);
    }

    /// Bytes of ASCII stay as they are.
    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
