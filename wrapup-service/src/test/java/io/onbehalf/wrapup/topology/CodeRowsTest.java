package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.ConversationClient.ACME;
import static io.onbehalf.wrapup.ConversationClient.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoveRequested;
import io.onbehalf.schemas.wrapup.QueueWrapupCodeRemoved;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesAddRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeCreateRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleteRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeUpdateRequested;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The rows that a change of an organization's codes reads and leaves.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CodeRowsTest {

    private static final String RESOLVED = "0c0c3e00-0000-4000-8000-000000000001";
    private static final String OPEN = "0c0c3e00-0000-4000-8000-000000000002";
    private static final String SALES = "00000000-0000-4000-8000-00000000000a";
    private static final String SUPPORT = "00000000-0000-4000-8000-00000000000b";
    private static final String BILLING = "00000000-0000-4000-8000-00000000000c";

    private final TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());
    private int requests;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void deleting_a_code_reads_the_queues_that_have_it_and_no_other() {
        create(RESOLVED, "Resolved");
        create(OPEN, "Open");
        add(SALES, RESOLVED);
        add(SUPPORT, RESOLVED, OPEN);
        add(BILLING, OPEN);
        makeUnreadable("queue/" + ACME + "/" + BILLING);

        delete(RESOLVED);

        assertThat(removedFrom()).containsExactly(SALES, SUPPORT);
        assertThat(bench.deadLetters(Topics.WRAPUP_DEAD_LETTERS)).isEmpty();
    }

    @Test
    void changing_a_queue_s_codes_reads_those_that_are_changed_and_no_other() {
        create(RESOLVED, "Resolved");
        create(OPEN, "Open");
        add(SALES, RESOLVED);
        makeUnreadable("code/" + ACME + "/" + RESOLVED);

        add(SALES, OPEN);

        assertThat(codes().queue(new QueueId(SALES)).codeIds())
                .containsExactly(new CodeId(RESOLVED), new CodeId(OPEN));
    }

    @Test
    void a_code_of_a_release_without_such_rows_is_removed_from_every_queue_too() {
        create(RESOLVED, "Resolved");
        add(SALES, RESOLVED);
        bench.keys(WrapupTopology.CODES).stream()
                .filter(key -> key.startsWith("offers/"))
                .forEach(store()::delete);
        add(SUPPORT, RESOLVED);
        update(RESOLVED, "Solved");

        delete(RESOLVED);

        assertThat(removedFrom()).containsExactly(SALES, SUPPORT);
    }

    @Test
    void a_queue_that_gave_a_code_up_is_not_read() {
        create(RESOLVED, "Resolved");
        add(SALES, RESOLVED);
        add(SUPPORT, RESOLVED);
        remove(SALES, RESOLVED);
        bench.records(Topics.WRAPUP_EVENTS);
        makeUnreadable("queue/" + ACME + "/" + SALES);

        delete(RESOLVED);

        assertThat(removedFrom()).containsExactly(SUPPORT);
    }

    @Test
    void a_deleted_code_leaves_no_rows() {
        create(RESOLVED, "Resolved");
        add(SALES, RESOLVED, DefaultCode.ID.value());
        delete(RESOLVED);
        remove(SALES, DefaultCode.ID.value());

        assertThat(bench.keys(WrapupTopology.CODES))
                .noneMatch(key -> key.startsWith("offers/") || key.startsWith("queue/"));
    }

    private List<String> removedFrom() {
        return bench.read(Topics.WRAPUP_EVENTS, QueueWrapupCodeRemoved.class).stream()
                .map(QueueWrapupCodeRemoved::getQueueId)
                .toList();
    }

    private CodeStore codes() {
        return new CodeStore(bench.rows(WrapupTopology.CODES), ACME);
    }

    private KeyValueStore<String, byte[]> store() {
        return bench.store(WrapupTopology.CODES);
    }

    private void makeUnreadable(String row) {
        store().put(row, "no CBOR".getBytes(UTF_8));
    }

    private void create(String code, String name) {
        ask(new WrapupCodeCreateRequested(next(), "print", ACME, NOON, "ada", null, code, name, null));
    }

    private void update(String code, String name) {
        ask(new WrapupCodeUpdateRequested(next(), "print", ACME, NOON, "ada", null, null, code, name, null));
    }

    private void delete(String code) {
        ask(new WrapupCodeDeleteRequested(next(), "print", ACME, NOON, "ada", null, null, code));
    }

    private void add(String queue, String... codes) {
        ask(
                new QueueWrapupCodesAddRequested(
                        next(), "print", ACME, NOON, "ada", null, queue, List.of(codes)));
    }

    private void remove(String queue, String code) {
        ask(new QueueWrapupCodeRemoveRequested(next(), "print", ACME, NOON, "ada", null, queue, code));
    }

    private void ask(SpecificRecord request) {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, request);
    }

    private String next() {
        requests++;
        return "r" + requests;
    }
}
