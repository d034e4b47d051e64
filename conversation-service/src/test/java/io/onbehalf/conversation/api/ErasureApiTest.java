package io.onbehalf.conversation.api;

import static io.onbehalf.kit.testing.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.testing.ApiClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The call that has a contact erased.
@ConversationApiTest
class ErasureApiTest {

    private static final String ERASURES = "/api/v2/onbehalf/erasures";

    private final ApiClient admin;
    private final ApiClient amy;

    @Autowired
    ErasureApiTest(MockMvcTester mvc) {
        String organization = UUID.randomUUID().toString();
        admin = ApiClient.of(mvc, "", organization, "ada", "onbehalf:contact:erase");
        amy = ApiClient.of(mvc, "", organization, "amy", "conversation:message:create");
    }

    @Test
    void an_erasure_is_accepted_and_has_an_id() {
        assertThat(admin.post(ERASURES, body("(317) 555-0142", "They asked for it.")))
                .hasStatus(202)
                .bodyJson()
                .hasPathSatisfying("$.id", id -> id.assertThat().asString().isNotEmpty());
    }

    @Test
    void who_asks_again_while_one_is_under_way_gets_the_same() throws Exception {
        String first =
                admin.post(ERASURES, body("+13175550143", "They asked.")).getResponse().getContentAsString();

        assertThat(admin.post(ERASURES, body("317 555 0143", "They asked again.")))
                .hasStatus(202)
                .bodyJson()
                .isStrictlyEqualTo(first);
    }

    @Test
    void only_whoever_has_the_permission_may() {
        refused(amy.post(ERASURES, body("+13175550142", "They asked for it.")), 403, "missing.permissions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delete +1 (317) 555-0142", "5550142 wants that", "317.555.0142"})
    void a_reason_that_tells_the_number_is_refused(String reason) {
        refused(admin.post(ERASURES, body("+13175550142", reason)), 400, "invalid.value");
    }

    /// Whatever the reason is: these are numbers of which little or nothing is known.
    @ParameterizedTest
    @ValueSource(strings = {"+4912", "+49 123", "+6834002", "112", "+1317", "hello"})
    void a_short_number_is_erased_or_refused_by_name(String number) {
        assertThat(admin.post(ERASURES, body(number, "Ticket 4912")).getResponse().getStatus())
                .isIn(202, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "AMAZON", "1317555019A"})
    void a_sender_without_a_number_is_erased_by_its_address(String address) {
        assertThat(admin.post(ERASURES, body(address, "Ticket 4912"))).hasStatus(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1800FLOWERS", "13175550199x5", "317 555 0199 ext. 5", "+1 (317) 333-BOBB"})
    void no_number_is_guessed_from_letters_or_before_an_extension(String typed) {
        refused(admin.post(ERASURES, body(typed, "Ticket 4912")), 400, "invalid.value");
    }

    @Test
    void a_name_that_looks_like_a_number_is_erased_as_a_name() throws Exception {
        String number = admin.post(ERASURES, body("13175550144", "r")).getResponse().getContentAsString();
        String name = admin.post(ERASURES, opaque("13175550144")).getResponse().getContentAsString();

        assertThat(number).contains("id").isNotEqualTo(name);
        assertThat(admin.post(ERASURES, opaque("13175550199x5"))).hasStatus(202);
        refused(admin.post(ERASURES, opaque("+")), 400, "invalid.value");
    }

    @Test
    void an_address_with_letters_is_nobody_s_number() throws Exception {
        String name = admin.post(ERASURES, body("1800FLOWERS", "r")).getResponse().getContentAsString();
        String number = admin.post(ERASURES, body("+18003569377", "r")).getResponse().getContentAsString();

        assertThat(name).contains("id").isNotEqualTo(number);
    }

    /// Earlier builds took it for the number of whoever wrote from it.
    @Test
    void a_possible_number_of_no_plan_is_erased() {
        assertThat(admin.post(ERASURES, body("+10712345678", "Ticket 4912"))).hasStatus(202);
    }

    @Test
    void what_begins_with_a_plus_must_be_a_number() {
        refused(admin.post(ERASURES, body("+12345", "Ticket 4912")), 400, "invalid.value");
    }

    private static String opaque(String address) {
        return "{\"contactNumber\":\"%s\",\"opaqueSender\":true,\"reason\":\"Ticket 4912\"}"
                .formatted(address);
    }

    private static String body(String number, String reason) {
        return "{\"contactNumber\":\"%s\",\"reason\":\"%s\"}".formatted(number, reason);
    }
}
