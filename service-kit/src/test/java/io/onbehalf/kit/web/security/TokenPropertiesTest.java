package io.onbehalf.kit.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokenPropertiesTest {

    @Test
    void the_defaults_are_those_of_the_local_issuer() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new TokenProperties(
                                Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256),
                                Set.of("onbehalf"),
                                new TokenProperties.Claims(
                                        new ClaimPath("sub"),
                                        new ClaimPath("org"),
                                        new ClaimPath("name"),
                                        new ClaimPath("email"),
                                        new ClaimPath("preferred_username"),
                                        List.of(new ClaimPath("permissions")),
                                        List.of()),
                                List.of()));
    }

    @Test
    void every_key_is_mapped() {
        Map<String, String> values = new HashMap<>();
        values.put("algorithms", "PS256");
        values.put("audiences", "one,two");
        values.put("claims.user", "oid");
        values.put("claims.organization", "tid");
        values.put("claims.name", "/user/name");
        values.put("claims.email", "https://x.example/email");
        values.put("claims.username", "upn");
        values.put("claims.permissions", "scope");
        values.put("claims.roles", "/realm_access/roles,groups");
        values.put("roles[0].name", "queue agent");
        values.put("roles[0].permissions", "a:b:c,d:e:f");

        assertThat(bind(values))
                .isEqualTo(
                        new TokenProperties(
                                Set.of(SignatureAlgorithm.PS256),
                                Set.of("one", "two"),
                                new TokenProperties.Claims(
                                        new ClaimPath("oid"),
                                        new ClaimPath("tid"),
                                        new ClaimPath("/user/name"),
                                        new ClaimPath("https://x.example/email"),
                                        new ClaimPath("upn"),
                                        List.of(new ClaimPath("scope")),
                                        List.of(
                                                new ClaimPath("/realm_access/roles"),
                                                new ClaimPath("groups"))),
                                List.of(new TokenProperties.Role("queue agent", Set.of("a:b:c", "d:e:f")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "algorithms=|onbehalf.tokens.algorithms: there must be at least one",
                "algorithms=HS256|HS256",
                "algorithms=none|none",
                "audiences=|onbehalf.tokens.audiences []: there must be at least one",
                "claims.user=/a~2|claim '/a~2': begins with a slash",
                "claims.organization=|a claim must have a name",
                "roles[0].permissions=a:b:c|onbehalf.tokens.roles: each must have a name",
                "roles[0].name=agent|onbehalf.tokens.roles: the role 'agent' gives no permission",
                "roles[0].name=agent;roles[0].permissions=send|the role 'agent' gives 'send', which must be like",
                "roles[0].name=a;roles[0].permissions=a:b:c|onbehalf.tokens.claims.roles must say where they are",
                "claims.roles=roles;roles[0].name=a;roles[0].permissions=a:b:c;roles[1].name=a;"
                        + "roles[1].permissions=a:b:c|the role 'a' is there twice"
            })
    void mistakes_are_refused_by_name(String settings, String problem) {
        Map<String, String> values = new HashMap<>();
        for (String setting : settings.split(";", -1)) {
            int end = setting.indexOf('=');
            values.put(setting.substring(0, end), setting.substring(end + 1));
        }

        assertThatThrownBy(() -> bind(values))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining(problem);
    }

    static TokenProperties bind(Map<String, String> values) {
        Map<String, String> keys = new HashMap<>();
        values.forEach((key, value) -> keys.put("onbehalf.tokens." + key, value));
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("onbehalf.tokens", TokenProperties.class);
    }
}
