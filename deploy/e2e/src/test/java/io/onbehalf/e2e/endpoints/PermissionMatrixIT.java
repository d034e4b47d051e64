package io.onbehalf.e2e.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.contract.ValidBodies;
import io.onbehalf.e2e.fixture.RawCall;
import io.onbehalf.e2e.fixture.SharedTestStack;
import io.onbehalf.e2e.fixture.TestStack;
import io.onbehalf.e2e.fixture.TestTexts;
import io.onbehalf.e2e.fixture.TestUser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every operation, with a valid body, called by those who may and by those who may not.
@ExtendWith(SharedTestStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PermissionMatrixIT {

    private static final String PUBLIC = "GET /api/v2/docs/openapi.yaml";
    private static final PermissionMatrix MATRIX = PermissionMatrix.read();
    private static final ValidBodies BODIES = ValidBodies.read();

    private final TestStack stack;
    private final MatrixValues values;

    PermissionMatrixIT(TestStack stack) throws InterruptedException {
        this.stack = stack;
        values = MatrixValues.create(stack);
    }

    static List<ApiOperation> operations() {
        return ApiContract.served().operations();
    }

    static Stream<ApiOperation> withToken() {
        return operations().stream().filter(operation -> !operation.call().equals(PUBLIC));
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void without_a_token_it_is_401(ApiOperation operation) throws Exception {
        RawCall.Reply reply = call(operation, values.of(operation, TestUser.AMY)).send();

        assertThat(answer(operation, reply)).isEqualTo(expected(operation, "401 authentication.required"));
    }

    /// First those who may not: what is refused changes nothing.
    @ParameterizedTest
    @MethodSource("operations")
    void it_is_answered_as_the_matrix_says(ApiOperation operation) throws Exception {
        List<TestUser> callers =
                Arrays.stream(TestUser.values()).filter(PermissionMatrix.COLUMNS::containsKey).toList();
        for (boolean refused : List.of(true, false)) {
            for (TestUser caller : callers) {
                String expected = MATRIX.answer(operation, caller);
                if (expected.startsWith("2") != refused) {
                    check(operation, caller, expected);
                }
            }
        }
    }

    private void check(ApiOperation operation, TestUser caller, String expected) throws Exception {
        RawCall.Reply reply =
                call(operation, values.of(operation, caller))
                        .with("Authorization", "Bearer " + stack.token(caller))
                        .send();

        assertThat(answer(operation, reply))
                .as("%s by %s: %s", operation.call(), caller, reply.body())
                .isEqualTo(expected(operation, expected));
        if (!expected.startsWith("2") || caller == TestUser.FAY) {
            assertThat(reply.body().toString()).doesNotContain(TestTexts.MARK, values.queueNumber());
        }
        if (expected.startsWith("2") && !operation.method().equals("GET")) {
            values.renew(operation);
        }
    }

    private RawCall call(ApiOperation operation, Map<String, String> values) {
        JsonNode body = BODIES.of(operation, values);
        return RawCall.of(
                        operation.method(),
                        stack.layout().gatewayUrl() + ValidBodies.filled(operation.path(), values),
                        body.isMissingNode() ? "" : body.toString())
                .with("Content-Type", "application/json");
    }

    private static String answer(ApiOperation operation, RawCall.Reply reply) {
        String code = reply.status() < 400 ? "" : reply.text("code");
        return expected(operation, reply.status() + " " + code);
    }

    /// An answer to HEAD has no body, and so no code.
    private static String expected(ApiOperation operation, String answer) {
        return operation.method().equals("HEAD") ? answer.substring(0, 3) : answer;
    }
}
