package io.onbehalf.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.RegistryUser;
import io.onbehalf.local.layout.SecretKey;
import io.onbehalf.local.layout.SmscAccount;
import io.onbehalf.local.layout.StackLayout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceTest {

    private static final SmscAccount FOREIGN = new SmscAccount("smsc.example", 2775, "acme", "geheim");

    @ParameterizedTest
    @EnumSource
    void secrets_are_only_in_the_environment_of_the_service_that_needs_them(
            Service service, @TempDir Path data) {
        StackLayout layout =
                new StackLayout(
                        new Checkout(Path.of("."), false),
                        Ports.standard(0),
                        data,
                        FOREIGN,
                        Map.of(),
                        new RegistryUser("schemas", "auch geheim"));
        String identityKey = SecretKey.IDENTITY.in(data);

        String sessionKey = SecretKey.SESSION.in(data);

        switch (service) {
            case CONVERSATION ->
                    assertThat(service.environment(layout))
                            .containsEntry("ONBEHALF_IDENTITY_KEY", identityKey)
                            .containsEntry("ONBEHALF_SMSC_PASSWORD", "geheim")
                            .containsEntry("ONBEHALF_REGISTRYPASSWORD", "auch geheim")
                            .doesNotContainValue(sessionKey);
            case GATEWAY ->
                    assertThat(service.environment(layout))
                            .containsOnly(
                                    entry("ONBEHALF_SESSION_KEY", sessionKey),
                                    entry("ONBEHALF_REGISTRYPASSWORD", "auch geheim"));
            case QUEUE, WRAPUP ->
                    assertThat(service.environment(layout))
                            .containsOnly(entry("ONBEHALF_REGISTRYPASSWORD", "auch geheim"));
        }
        assertThat(service.arguments(layout, "instance", new Service.PortPair(8200, 8300)))
                .contains("--server.port=8200", "--management.server.port=8300")
                .noneMatch(argument ->
                        argument.contains(identityKey)
                                || argument.contains(sessionKey)
                                || argument.contains("geheim"));
    }
}
