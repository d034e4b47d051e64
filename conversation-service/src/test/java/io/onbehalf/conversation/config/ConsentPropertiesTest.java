package io.onbehalf.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsentPropertiesTest {

    @TempDir private Path directory;

    @Test
    void the_default_is_the_service_s_own_list_in_all_languages() {
        ConsentKeywords keywords = properties(Map.of()).keywords();

        assertThat(keywords.version()).isEqualTo(ConsentKeywords.load().version());
        assertThat(keywords.keyword("baja")).isPresent();
        assertThat(keywords.keyword("cancel")).isPresent();
    }

    @Test
    void every_key_is_mapped() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("own.properties"), "version=7\nstop.de=Schluß,genug\nstop.en=off");

        ConsentKeywords keywords =
                properties(
                                Map.of(
                                        "keywords-file",
                                        file.toString(),
                                        "languages",
                                        "de",
                                        "ignored-keywords",
                                        "genug"))
                        .keywords();

        assertThat(keywords.keyword("schluß")).isPresent();
        assertThat(keywords.keyword("genug")).isEmpty();
        assertThat(keywords.keyword("off")).isEmpty();
        assertThat(keywords.version()).isEqualTo("7 without genug");
    }

    @Test
    void a_file_that_is_missing_or_no_list_is_refused() throws IOException {
        Path missing = directory.resolve("missing");
        Path empty = Files.createFile(directory.resolve("empty"));

        assertThatThrownBy(() -> properties(Map.of("keywords-file", missing.toString())).keywords())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("onbehalf.consent.keywords-file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(Map.of("keywords-file", empty.toString())).keywords());
    }

    private static ConsentProperties properties(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("onbehalf.consent." + key, value));
        return new Binder(source).bindOrCreate("onbehalf.consent", ConsentProperties.class);
    }
}
