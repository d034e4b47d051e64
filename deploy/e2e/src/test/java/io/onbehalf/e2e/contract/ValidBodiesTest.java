package io.onbehalf.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValidBodiesTest {

    private static final ApiContract CONTRACT = ApiContract.served();
    private static final ValidBodies BODIES = ValidBodies.read();
    private static final Map<String, String> VALUES = new HashMap<>();

    static {
        for (String id : List.of("queueId", "otherQueueId", "codeId", "messageId", "userId", "otherUserId")) {
            VALUES.put(id, "0a0c3e00-0000-4000-8000-0000000000aa");
        }
        VALUES.putAll(
                Map.of(
                        "callerId", "0a0c3e00-0000-4000-8000-0000000000ab",
                        "contact", "+13175550100",
                        "queueNumber", "+13125550100",
                        "newNumber", "+13125550101",
                        "text", "hello",
                        "unique", "new"));
    }

    @Test
    void every_operation_with_a_body_has_one_and_no_other() {
        assertThat(BODIES.calls())
                .isEqualTo(
                        new TreeSet<>(
                                operationsWithBody().stream().map(ApiOperation::call).toList()));
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void it_is_valid_by_the_document(ApiOperation operation) {
        assertThat(CONTRACT.violations(BODIES.of(operation, VALUES), operation.bodySchema())).isEmpty();
    }

    static List<ApiOperation> operationsWithBody() {
        return CONTRACT.operations().stream()
                .filter(operation -> !operation.bodySchema().isMissingNode())
                .toList();
    }
}
