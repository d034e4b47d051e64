package io.onbehalf.kit.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClaimPathTest {
    private static final Map<String, Object> CLAIMS =
            Map.of(
                    "org", "acme",
                    "a.b", "dotted",
                    "https://x.example/org", "namespaced",
                    "realm_access", Map.of("roles", List.of("agent", "supervisor"), "~/", "escaped"));

    @ParameterizedTest
    @CsvSource({
        "org, acme",
        "/org, acme",
        "a.b, dotted",
        "https://x.example/org, namespaced",
        "/https:~1~1x.example~1org, namespaced",
        "/realm_access/roles/1, supervisor",
        "/realm_access/~0~1, escaped"
    })
    void a_name_is_taken_as_it_stands_and_a_pointer_leads_into_claims(String path, String value) {
        assertThat(new ClaimPath(path).in(CLAIMS)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "realm_access.roles",
                "/none/roles",
                "/org/roles",
                "/realm_access/roles/2",
                "/realm_access/roles/01",
                "/realm_access/roles/-",
                "/realm_access/"
            })
    void what_is_not_there_is_empty(String path) {
        assertThat(new ClaimPath(path).in(CLAIMS)).isEmpty();
    }

    @Test
    void what_is_no_path_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClaimPath(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClaimPath("/a~2"))
                .withMessageContaining("claim '/a~2'");
    }
}
