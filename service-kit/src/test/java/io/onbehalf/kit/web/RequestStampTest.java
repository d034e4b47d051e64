package io.onbehalf.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestStampTest {

    private static final String ID = "0a0c3e00-0000-4000-8000-00000000abcd";

    @Test
    void a_repeat_of_a_request_creates_a_thing_with_the_same_id() {
        assertThat(stamp("r1").newId("queue")).isEqualTo(stamp("r1").newId("queue"));
    }

    @Test
    void another_request_or_another_kind_of_thing_has_another_id() {
        assertThat(stamp("r1").newId("queue"))
                .isNotEqualTo(stamp("r2").newId("queue"))
                .isNotEqualTo(stamp("r1").newId("wrapupCode"));
    }

    @Test
    void a_request_has_one_name_however_the_ids_in_its_path_and_body_are_spelled() {
        RequestStamp lower = stamp("/queues/" + ID, "{\"users\":[\"" + ID + "\"],\"name\":\"É\"}");
        RequestStamp upper =
                stamp(
                        "/queues/" + ID.toUpperCase(Locale.ROOT),
                        "{\"users\":[\" " + ID.toUpperCase(Locale.ROOT) + "\"],\"name\":\"É\"}");

        assertThat(upper).isEqualTo(lower);
    }

    @Test
    void other_text_counts_as_it_is_spelled() {
        RequestStamp stamp = stamp("/queues/a", "{\"name\":\"a\"}");

        assertThat(stamp("/queues/A", "{\"name\":\"a\"}").requestId()).isNotEqualTo(stamp.requestId());
        assertThat(stamp("/queues/a", "{\"name\":\"A\"}").fingerprint()).isNotEqualTo(stamp.fingerprint());
        assertThat(stamp("/q", "{\"text\":\"See " + ID + "\"}").fingerprint())
                .isNotEqualTo(
                        stamp("/q", "{\"text\":\"See " + ID.toUpperCase(Locale.ROOT) + "\"}").fingerprint());
    }

    @Test
    void a_request_that_can_be_repeated_has_no_time_after_which_it_is_not_done() {
        Instant until = Instant.parse("2026-01-02T03:04:05.678901Z");

        assertThat(stamp("r1").header(until))
                .containsEntry("awaitedUntil", Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(stamp("/q", "{}").header(until)).containsEntry("awaitedUntil", null);
    }

    private static RequestStamp stamp(String path, String body) {
        return RequestStamp.of(
                new Caller("amy", "Amy", "acme", Set.of(), Instant.MAX),
                "POST " + path,
                IdempotencyKey.parse(List.of("key-1")),
                RequestFingerprint.of("POST", path + "?", body.getBytes(UTF_8)),
                Instant.EPOCH);
    }

    private static RequestStamp stamp(String requestId) {
        return new RequestStamp(requestId, "", "acme", Instant.EPOCH, "amy");
    }
}
