package io.onbehalf.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UuidTextTest {

    private static final String ID = "0a0c3e00-0000-4000-8000-00000000abcd";

    @Test
    void an_id_is_read_in_lower_case() {
        assertThat(UuidText.inPath("queue", "0A0C3E00-0000-4000-8000-00000000ABCD")).isEqualTo(ID);
        assertThat(UuidText.inField("id", " 0A0C3E00-0000-4000-8000-00000000ABCD ")).isEqualTo(ID);
    }

    @Test
    void ids_in_a_text_are_folded_and_nothing_else_is() {
        assertThat(UuidText.folded("POST /Queues/0A0C3E00-0000-4000-8000-00000000ABCD/Members?id=" + ID))
                .isEqualTo("POST /Queues/" + ID + "/Members?id=" + ID);
        assertThat(UuidText.folded("X0A0C3E00-0000-4000-8000-00000000ABCD"))
                .isEqualTo("X0A0C3E00-0000-4000-8000-00000000ABCD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amy",
                "0a0c3e00-0000-4000-8000-00000000abc",
                "0a0c3e00-0000-4000-8000-00000000abcde",
                "0a0c3e0000004000800000000000abcd",
                "0a0c3e00-0000-4000-8000-00000000abcg"
            })
    void other_text_is_not_found_in_a_path_and_invalid_in_a_field(String text) {
        var inPath = catchThrowableOfType(ApiException.class, () -> UuidText.inPath("queue", text));
        var inField = catchThrowableOfType(ApiException.class, () -> UuidText.inField("userId", text));

        assertThat(inPath)
                .hasMessage("queue: there is none with such an id")
                .returns(404, ApiException::status)
                .returns("not.found", ApiException::code);
        assertThat(inField)
                .hasMessage("userId: must be a UUID")
                .returns(400, ApiException::status)
                .returns("invalid.value", ApiException::code);
    }
}
