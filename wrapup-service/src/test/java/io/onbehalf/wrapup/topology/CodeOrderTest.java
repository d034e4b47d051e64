package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.ConversationClient.ACME;
import static io.onbehalf.wrapup.ConversationClient.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.wrapup.WrapupCodeCreateRequested;
import io.onbehalf.schemas.wrapup.WrapupCodeDeleteRequested;
import io.onbehalf.wrapup.config.WrapupConfiguration;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages of an organization's codes, with the default code, which has no row, between the others.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CodeOrderTest {

    private static final String DEFAULT = DefaultCode.ID.value();

    private final TopologyBench bench = TopologyBench.of(new WrapupConfiguration().serviceDefinition());
    private int requests;

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Answered", "Sold", "Answered,Callback", "Sold,Void", "Answered,Callback,Sold"})
    void the_pages_of_every_size_follow_each_other_in_both_directions(String names) {
        List<String> ids = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            if (!name.isEmpty()) {
                ids.add(create(name));
            }
        }
        int before = (int) Stream.of(names.split(",", -1)).filter(name -> name.matches("[A-C].*")).count();
        ids.add(before, DEFAULT);

        for (int size = 1; size <= ids.size() + 1; size++) {
            assertThat(pages(codes().byName(), false, size)).isEqualTo(ids);
            assertThat(pages(codes().byName(), true, size)).isEqualTo(ids.reversed());
        }
        List<String> sorted = ids.stream().sorted().toList();
        assertThat(pages(codes().byId(), false, 2)).isEqualTo(sorted);
        assertThat(pages(codes().byId(), true, 1)).isEqualTo(sorted.reversed());
        assertThat(codes().count()).isEqualTo(ids.size());
    }

    @Test
    void the_default_code_is_found_by_its_name_like_the_others() {
        String wrapped = create("Wrapped");
        create("Sold");
        String afterwards = create("A wrap");

        assertThat(ids(codes().byName().matching(false, name -> name.contains("wrap"))))
                .containsExactly(afterwards, DEFAULT, wrapped);
        assertThat(ids(codes().byName().matching(true, name -> name.contains("sold")))).hasSize(1);
    }

    @Test
    void a_page_reads_its_own_codes_and_no_other() {
        String first = create("Answered");
        create("Busy");
        bench.<byte[]>store(WrapupTopology.CODES).put("name/" + ACME + "/busy", "no CBOR".getBytes(UTF_8));

        assertThat(ids(codes().byName().page(false, 0, 1))).containsExactly(first);
        assertThat(ids(codes().byName().page(false, 2, 1))).containsExactly(DEFAULT);
    }

    @Test
    void codes_of_a_release_that_kept_no_count_are_counted() {
        String answered = create("Answered");
        create("Busy");
        bench.store(WrapupTopology.CODES).delete("count/code/" + ACME + "/");
        assertThat(codes().count()).isEqualTo(3);

        create("Callback");
        assertThat(codes().count()).isEqualTo(4);

        ask(new WrapupCodeDeleteRequested(next(), "print", ACME, NOON, "ada", null, null, answered));
        assertThat(codes().count()).isEqualTo(3);
    }

    private static List<String> pages(CodeOrder order, boolean descending, int size) {
        List<String> all = new ArrayList<>();
        List<String> page = List.of("");
        for (int i = 0; !page.isEmpty(); i++) {
            page = ids(order.page(descending, (long) i * size, size));
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            all.addAll(page);
        }
        return Collections.unmodifiableList(all);
    }

    private static List<String> ids(List<CodeOrder.Entry> entries) {
        return entries.stream().map(entry -> entry.id().get().value()).toList();
    }

    private CodeStore codes() {
        return new CodeStore(bench.rows(WrapupTopology.CODES), ACME);
    }

    /// Ids descend where names ascend.
    private String create(String name) {
        String request = next();
        String code = "0c0c3e00-0000-4000-8000-%012d".formatted(1_000 - requests);
        ask(new WrapupCodeCreateRequested(request, "print", ACME, NOON, "ada", null, code, name, null));
        return code;
    }

    private void ask(SpecificRecord request) {
        bench.pipe(Topics.WRAPUP_REQUESTS, ACME, request);
    }

    private String next() {
        requests++;
        return "r" + requests;
    }
}
