package io.onbehalf.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.SampleValues;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FuzzedCallsTest {

    private static final ApiContract CONTRACT = ApiContract.served();
    private static final int COUNT = 2_000;

    @Test
    void a_seed_gives_the_same_calls_again() {
        assertThat(calls(7)).isEqualTo(calls(7)).isNotEqualTo(calls(8));
    }

    @Test
    void every_operation_is_called() {
        assertThat(
                        calls(1).stream()
                                .limit(CONTRACT.operations().size())
                                .map(call -> call.operation().method()))
                .containsExactlyElementsOf(
                        CONTRACT.operations().stream().map(operation -> operation.method()).toList());
    }

    @Test
    void every_call_can_be_sent() {
        assertThat(calls(2))
                .allSatisfy(call -> assertThat(URI.create("http://host" + call.target())).isNotNull());
    }

    @Test
    void what_is_there_is_read_and_changed_but_never_deleted() {
        assertThat(calls(3))
                .anyMatch(call ->
                        call.operation().method().equals("PUT") && call.target().contains(SampleValues.ID));
        assertThat(calls(3))
                .noneMatch(call ->
                        call.operation().method().equals("DELETE")
                                && call.target().contains(SampleValues.ID));
    }

    @Test
    void bodies_lack_fields_and_have_odd_and_long_texts() {
        List<String> bodies =
                calls(4).stream()
                        .filter(call ->
                                call.target().startsWith("/api/v2/conversations/messages?")
                                        || call.target().equals("/api/v2/conversations/messages"))
                        .map(FuzzedCall::body)
                        .filter(body -> !body.isEmpty())
                        .toList();

        assertThat(bodies).anyMatch(body -> !body.contains("toAddress\""));
        assertThat(calls(4)).anyMatch(call -> call.body().length() > 100_000);
        assertThat(calls(4)).anyMatch(call -> call.body().contains("\\ud83d\""));
    }

    private static List<FuzzedCall> calls(long seed) {
        return new FuzzedCalls(CONTRACT, SampleValues.all(), seed).stream().limit(COUNT).toList();
    }
}
