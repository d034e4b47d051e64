package io.onbehalf.conversation.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafeDescriptionTest {

    @Test
    void it_says_what_and_where_but_not_the_text() {
        assertThat(SafeDescription.of(new IllegalStateException("Hello")))
                .startsWith("IllegalStateException at ")
                .contains("SafeDescriptionTest")
                .doesNotContain("Hello");
    }

    @Test
    void it_needs_no_stack_trace() {
        Throwable bare = new OutOfMemoryError("Hello");
        bare.setStackTrace(new StackTraceElement[0]);

        assertThat(SafeDescription.of(bare)).isEqualTo("OutOfMemoryError");
    }
}
