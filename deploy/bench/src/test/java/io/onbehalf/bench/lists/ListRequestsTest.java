package io.onbehalf.bench.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onbehalf.bench.stack.ThreadHash;
import io.onbehalf.local.Failure;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ListRequestsTest {

    private static final ListQueue QUEUE = new ListQueue("q1", "Crowded", "+13175550111");

    private final ListRequests requests = new ListRequests(new ThreadHash("key"));

    @Test
    void every_user_has_an_id_and_a_name_of_their_own() {
        assertThat(IntStream.range(0, 10_000).mapToObj(ListRequests::userId))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id)).hasToString(id));
        assertThat(IntStream.range(0, 500).mapToObj(user -> ListRequests.user(user).getName()))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_batches_of_a_queue_add_each_member_once() {
        List<String> members =
                IntStream.of(0, 100, 200)
                        .mapToObj(first -> ListRequests.members("q1", first, 250))
                        .flatMap(request -> request.getUserIds().stream())
                        .toList();

        assertThat(members)
                .containsExactlyElementsOf(IntStream.range(0, 250).mapToObj(ListRequests::userId).toList());
    }

    @Test
    void the_texts_of_a_contact_are_of_one_thread_and_each_has_an_id() {
        List<InboundSmsReceived> texts =
                IntStream.range(0, 3)
                        .mapToObj(number -> requests.text(QUEUE, ListFiller.contact("212", 0), number))
                        .toList();

        assertThat(texts)
                .extracting(InboundSmsReceived::getThreadId)
                .containsOnly(texts.getFirst().getThreadId());
        assertThat(texts).extracting(InboundSmsReceived::getMessageId).doesNotHaveDuplicates();
        assertThat(texts).extracting(InboundSmsReceived::getRequestId).doesNotHaveDuplicates();
    }

    @Test
    void contacts_have_different_numbers_and_threads() {
        assertThat(
                        IntStream.range(0, 1_000)
                                .mapToObj(i ->
                                        requests.compose(QUEUE, ListFiller.contact("415", i), "amy")
                                                .getThreadId()))
                .doesNotHaveDuplicates();
        assertThat(ListFiller.contact("312", 99_999)).isEqualTo("+13122099999");
    }

    @Test
    void a_list_without_a_whole_page_is_refused() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new ListsOptions(24, 25, 25, 25, 1, 25, 25, 1, 0))
                .withMessage("--waiting 24: must be at least 25.");
    }
}
