package io.onbehalf.wrapup.topology;

import static io.onbehalf.wrapup.domain.Examples.ACME;
import static io.onbehalf.wrapup.domain.Examples.FOLLOW_UP;
import static io.onbehalf.wrapup.domain.Examples.RESOLVED;
import static io.onbehalf.wrapup.domain.Examples.SALES;
import static io.onbehalf.wrapup.domain.Examples.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import io.onbehalf.wrapup.domain.Examples;
import io.onbehalf.wrapup.domain.codes.CodeId;
import io.onbehalf.wrapup.domain.codes.DefaultCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Support offers "Resolved", Sales has no codes of its own.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplicatedCodesTest {

    static {
        RecordMapper.ofCatalogue(); // from then on Avro loads our classes
    }

    private static final CodeId DEFAULT = DefaultCode.of(ACME).codeId();

    private final Map<String, SpecificRecord> queues = new HashMap<>();
    private final Map<String, SpecificRecord> codes = new HashMap<>();
    private final List<String> read = new ArrayList<>();
    private final ReplicatedCodes offered = new ReplicatedCodes(queues::get, this::code);

    private @Nullable SpecificRecord code(String id) {
        read.add(id);
        return codes.get(id);
    }

    @BeforeEach
    void support_offers_resolved() {
        offers(SUPPORT, RESOLVED);
        for (CodeId code : List.of(RESOLVED, FOLLOW_UP)) {
            codes.put(
                    code.value(),
                    new WrapupCodeSnapshot(
                            ACME.value(),
                            code.value(),
                            "Code " + code.value(),
                            null,
                            Examples.NOON,
                            "ada",
                            Examples.NOON,
                            "ada"));
        }
    }

    @Test
    void a_code_is_found_where_its_queue_offers_it() {
        assertThat(find(SUPPORT, RESOLVED)).contains(RESOLVED);
        assertThat(find(SUPPORT, FOLLOW_UP)).isEmpty();
        assertThat(find(SALES, RESOLVED)).isEmpty();
    }

    @Test
    void the_default_code_is_offered_where_there_is_no_other_or_where_it_was_added() {
        assertThat(find(SALES, DEFAULT)).contains(DEFAULT);
        assertThat(find(SUPPORT, DEFAULT)).isEmpty();

        offers(SUPPORT, RESOLVED, DEFAULT);
        assertThat(find(SUPPORT, DEFAULT)).contains(DEFAULT);

        codes.remove(RESOLVED.value());
        offers(SUPPORT, RESOLVED);
        assertThat(find(SUPPORT, DEFAULT)).as("all of its own are gone").contains(DEFAULT);
    }

    @Test
    void of_a_queue_s_codes_the_one_that_is_looked_for_is_read() {
        offers(SUPPORT, FOLLOW_UP, RESOLVED);

        assertThat(offered.find(ACME, SUPPORT, RESOLVED)).isPresent();

        assertThat(read).containsExactly(RESOLVED.value());
    }

    private Optional<CodeId> find(QueueId queue, CodeId code) {
        Optional<CodeId> found = offered.find(ACME, queue, code).map(each -> each.codeId());
        assertThat(found.isPresent())
                .as("it is one of those that are offered")
                .isEqualTo(offered.of(ACME, queue).stream().anyMatch(each -> each.codeId().equals(code)));
        return found;
    }

    private void offers(QueueId queue, CodeId... offers) {
        queues.put(
                queue.value(),
                new QueueWrapupCodesSnapshot(
                        ACME.value(), queue.value(), List.of(offers).stream().map(CodeId::value).toList()));
    }
}
