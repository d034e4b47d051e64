package io.onbehalf.kit.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.onbehalf.kit.web.TinyService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A service that starts while its issuer is away.
@WebMvcTest(TinyService.TinyController.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IssuerAwayTest {
    private static final TestIssuer ISSUER = new TestIssuer("");

    private final MockMvcTester mvc;

    @Autowired
    IssuerAwayTest(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        ISSUER.goAway();
        properties.add("onbehalf.issuer", ISSUER::url);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void it_starts_and_a_call_is_to_come_back() {
        String token = TestIssuer.signed(TestIssuer.rsa("unknown"), ISSUER.claims().build());

        assertThat(mvc.perform(get("/api/v2/tiny/times").header("Authorization", "Bearer " + token)))
                .hasStatus(503)
                .containsHeader("Retry-After")
                .doesNotContainHeader("WWW-Authenticate")
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("service.unavailable");
    }
}
