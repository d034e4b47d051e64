package io.onbehalf.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceTest {

    private static final Smsc FOREIGN = new Smsc("smsc.example", 2775, "acme", "geheim");

    @ParameterizedTest
    @EnumSource
    void what_is_secret_is_in_the_environment_only_and_of_the_service_that_needs_it(
            Service service, @TempDir Path data) {
        Site site = new Site(new Home(Path.of(".")), Ports.standard(0), data, FOREIGN);
        String identityKey = DataFolder.identityKey(data);

        if (service == Service.CONVERSATION) {
            assertThat(service.environment(site))
                    .containsEntry("ONBEHALF_IDENTITY_KEY", identityKey)
                    .containsEntry("ONBEHALF_SMSC_PASSWORD", "geheim");
        } else {
            assertThat(service.environment(site)).isEmpty();
        }
        assertThat(service.settings(site, "instance", 8200))
                .isNotEmpty()
                .noneMatch(argument -> argument.contains(identityKey) || argument.contains("geheim"));
    }
}
