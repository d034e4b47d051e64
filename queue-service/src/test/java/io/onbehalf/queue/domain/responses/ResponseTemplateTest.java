package io.onbehalf.queue.domain.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.queue.domain.responses.ResponseTemplate.Rendered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResponseTemplateTest {

    private static final Map<String, String> VALUES =
            Map.of("agent.name", "Amy $1 \\ {{queue.name}}", "queue.name", "Support", "größe_1-x", "XL");

    @Test
    void names_become_values_as_they_are_and_braces_in_a_value_stay() {
        assertThat(render("{{agent.name}} of {{ queue.name }}: {{größe_1-x}}{{queue.name}}"))
                .isEqualTo(new Rendered("Amy $1 \\ {{queue.name}} of Support: XLSupport", List.of()));
    }

    @Test
    void a_name_without_a_value_stays_and_is_named_once() {
        assertThat(render("{{order}}, {{queue.name}}, {{ order }}, {{date}}"))
                .isEqualTo(
                        new Rendered("{{order}}, Support, {{ order }}, {{date}}", List.of("order", "date")));
    }

    @Test
    void what_is_no_name_stays_as_it_is() {
        String text = "{queue.name} {{}} {{a b}} {{queue.name} {{{x}} \n }}";

        assertThat(render(text).text()).isEqualTo(text);
        assertThat(render(text).unresolved()).containsExactly("x");
    }

    @Test
    void without_names_a_text_has_the_characters_of_every_message() {
        assertThat(new ResponseTemplate("Hi {{agent.name}}!{{x}}").withoutNames()).isEqualTo("Hi !");
    }

    private static Rendered render(String text) {
        return new ResponseTemplate(text).render(VALUES);
    }
}
