package io.onbehalf.conversation.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.domain.ThreadId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ThreadIdentityTest {

    private static final String QUEUE = "+13175550100";
    private static final String CONTACT = "+13175550199";

    private final ThreadIdentity identity = new ThreadIdentity("a secret of the tests");

    @Test
    void the_same_pair_has_the_same_thread_on_every_instance_and_after_every_restart() {
        assertThat(identity.of("acme", QUEUE, CONTACT))
                .isEqualTo(new ThreadIdentity("a secret of the tests").of("acme", QUEUE, CONTACT))
                .isEqualTo(new ThreadId("7a72e464d988418a8c11"));
    }

    @Test
    void organization_numbers_order_and_secret_all_matter() {
        ThreadId thread = identity.of("acme", QUEUE, CONTACT);

        assertThat(thread)
                .isNotEqualTo(identity.of("globex", QUEUE, CONTACT))
                .isNotEqualTo(identity.of("acme", CONTACT, QUEUE))
                .isNotEqualTo(identity.of("acme", QUEUE, "+13175550198"))
                .isNotEqualTo(identity.of("acme", "+13175550101", CONTACT))
                .isNotEqualTo(new ThreadIdentity("another secret of them").of("acme", QUEUE, CONTACT));
    }

    @Test
    void a_thread_id_is_20_hex_digits_and_shows_no_number() {
        assertThat(identity.of("acme", QUEUE, CONTACT).value()).matches("[0-9a-f]{20}").doesNotContain("555");
    }
}
