package io.onbehalf.e2e.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The README's table of errors has the codes that the services answer with.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ErrorCodesTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Set<String> TABLE = ErrorCodes.ofTable(ROOT.resolve("agent-gateway/README.md"));
    private static final Set<String> CODE = ErrorCodes.ofCode(ROOT);

    @Test
    void the_table_has_every_code_and_no_other() {
        assertThat(TABLE).isEqualTo(CODE);
    }
}
