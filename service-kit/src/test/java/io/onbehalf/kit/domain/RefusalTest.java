package io.onbehalf.kit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusalTest {

    private static final Map<String, String> PARAMS =
            IntStream.range(0, 20)
                    .mapToObj("param-%02d"::formatted)
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> "value"));

    @Test
    void the_params_of_a_refusal_are_in_the_order_of_their_names() {
        assertThat(List.copyOf(new Refusal("some.code", PARAMS).params().keySet()))
                .containsExactlyInAnyOrderElementsOf(PARAMS.keySet())
                .isSorted();
    }
}
