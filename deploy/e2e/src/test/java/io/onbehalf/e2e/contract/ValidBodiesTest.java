package io.onbehalf.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void every_operation_with_a_body_has_one_and_no_other() {
        assertThat(BODIES.calls())
                .isEqualTo(new TreeSet<>(operationsWithBody().stream().map(ApiOperation::call).toList()));
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void it_is_valid_by_the_document(ApiOperation operation) {
        assertThat(CONTRACT.violations(BODIES.of(operation, SampleValues.all()), operation.bodySchema()))
                .isEmpty();
    }

    static List<ApiOperation> operationsWithBody() {
        return CONTRACT.operations().stream()
                .filter(operation -> !operation.bodySchema().isMissingNode())
                .toList();
    }
}
