package io.onbehalf.kit.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.TopologyBench;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.Topics;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecisionStepsTest {

    @RegisterExtension static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private static final String SENT = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";

    private final MembersBench bench =
            new MembersBench(
                    TopologyBench.of(
                            MembersService.SERVICE,
                            (builder, serdes) ->
                                    MembersService.define(
                                            builder,
                                            new EventSerdes(
                                                    serdes.values(),
                                                    serdes.copies(),
                                                    Tracing.with(TELEMETRY.getOpenTelemetry())))));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_decision_is_a_step_after_the_sending_of_its_request() {
        ask("bob");

        SpanData span = recorded();
        assertThat(span.getName()).isEqualTo("decide QueueMembersAddRequested");
        assertThat(span.getParentSpanId()).isEqualTo("0123456789abcdef");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.destination.name")))
                .isEqualTo(Topics.QUEUE_REQUESTS.name());
        assertThat(span.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset"))).isZero();
    }

    @Test
    void what_a_decision_writes_carries_the_context_of_its_request() {
        ask("bob");

        assertThat(bench.topology().records(Topics.QUEUE_EVENTS))
                .singleElement()
                .satisfies(event ->
                        assertThat(new String(event.headers().lastHeader("traceparent").value(), UTF_8))
                                .isEqualTo(SENT));
    }

    @Test
    void no_key_stands_in_a_step() {
        ask("bob");

        assertThat(recorded().toString()).doesNotContain("bob", "acme");
    }

    private void ask(String user) {
        bench.topology()
                .pipe(
                        Topics.QUEUE_REQUESTS,
                        "acme",
                        MembersBench.request("r1", "print", MembersBench.START, user),
                        new RecordHeaders().add("traceparent", SENT.getBytes(UTF_8)));
    }

    private static SpanData recorded() {
        assertThat(TELEMETRY.getSpans()).hasSize(1);
        return TELEMETRY.getSpans().getFirst();
    }
}
