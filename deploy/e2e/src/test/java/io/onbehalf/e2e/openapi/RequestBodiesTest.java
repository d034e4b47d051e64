package io.onbehalf.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.kit.web.json.WebJson;
import io.onbehalf.kit.web.text.Choices;
import io.onbehalf.kit.web.text.OneLine;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestBodiesTest {

    private final JsonMapper json = mapper();

    @Test
    void an_error_lists_exactly_the_choices_that_are_read() {
        List<Class<?>> enums = RequestBodies.types().stream().filter(Class::isEnum).toList();

        assertThat(enums).hasSizeGreaterThan(5);
        for (Class<?> type : enums) {
            Set<String> texts = new TreeSet<>(Choices.of(type));
            Arrays.stream(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).forEach(texts::add);

            assertThat(texts.stream().filter(text -> isRead(text, type)))
                    .as(type.getName())
                    .containsExactlyInAnyOrderElementsOf(Choices.of(type));
        }
    }

    @Test
    void names_and_tags_are_one_line() {
        assertThat(
                        RequestBodies.types().stream()
                                .filter(Class::isRecord)
                                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                                .filter(RequestBodiesTest::isName)
                                .filter(component -> !isOneLine(component))
                                .map(component ->
                                        component.getDeclaringRecord().getSimpleName()
                                                + "."
                                                + component.getName()))
                .isEmpty();
    }

    private static boolean isName(RecordComponent component) {
        return component.getType() == String.class
                ? component.getName().equals("name")
                : component.getName().equals("tags");
    }

    private static boolean isOneLine(RecordComponent component) {
        return component.isAnnotationPresent(OneLine.class)
                || (component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                        && Stream.of(list.getAnnotatedActualTypeArguments())
                                .map(AnnotatedType.class::cast)
                                .allMatch(each -> each.isAnnotationPresent(OneLine.class)));
    }

    private boolean isRead(String text, Class<?> type) {
        try {
            return json.readValue("\"" + text + "\"", type) != null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new WebJson().customize(builder);
        return builder.build();
    }
}
