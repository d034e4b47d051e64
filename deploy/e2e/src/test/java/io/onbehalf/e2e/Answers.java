package io.onbehalf.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onbehalf.local.Api.Answer;
import io.onbehalf.local.Failure;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What tests do with answers: repeat a call until there is one, insist on a status.
final class Answers {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Answers() {}

    /// A call of the public API; making it again is the same call.
    @FunctionalInterface
    interface Call {
        Answer make() throws InterruptedException;
    }

    /// Repeats the call, as a client with an idempotency key may, until it is answered with anything but 503.
    static Answer untilAnswered(Call call) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreException(Failure.class)
                .until(call::make, answer -> answer.status() != 503);
    }

    /// Repeats a read until it shows what is expected: replicas and lists follow a moment later.
    static Answer untilStatus(int status, Call call) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(call::make, answer -> answer.status() == status);
    }

    /// The answer, which must have the status.
    static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as("status of %s", answer.body()).isEqualTo(status);
        return answer;
    }

    /// The answer, which must be an error of that status and code.
    static Answer refused(int status, String code, Answer answer) {
        assertThat(answer.status() + " " + answer.text("code"))
                .as("answer %s", answer.body())
                .isEqualTo(status + " " + code);
        return answer;
    }

    /// The ids of a listing's entities.
    static List<String> ids(Answer listing) {
        return texts(listing.body().path("entities"), "id");
    }

    static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(entity -> entity.path(field).asString(""))
                .toList();
    }
}
