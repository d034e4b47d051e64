package io.onbehalf.kit.web;

import java.time.Instant;
import java.util.List;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/// Signs MockMvc requests: `get("/api/v2/…").with(TestCallers.caller("amy-id",
/// "conversation:message:view"))`.
public final class TestCallers {
    public static final String ACME = "0a0c3e00-0000-4000-8000-000000000001";

    /// When all tokens end.
    public static final Instant EXPIRY = Instant.parse("2100-01-01T00:00:00Z");

    private TestCallers() {}

    public static RequestPostProcessor caller(String userId, String... permissions) {
        return of(ACME, userId, permissions);
    }

    public static RequestPostProcessor of(String organizationId, String userId, String... permissions) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token ->
                        token.subject(userId)
                                .expiresAt(EXPIRY)
                                .claim("org", organizationId)
                                .claim("name", "User " + userId)
                                .claim("permissions", List.of(permissions)));
    }
}
