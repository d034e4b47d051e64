package io.onbehalf.kit.web.json;

import com.fasterxml.jackson.annotation.Nulls;
import io.onbehalf.kit.domain.text.WholeText;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// Reads a value of a body only from JSON of its own kind: no text from a number, no number, boolean or enum
/// from a text or a position, no `null` in a list, no field twice, and no text with half a character.
final class StrictJson {

    private StrictJson() {}

    static void configure(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .addModule(
                        new SimpleModule("onbehalf-text")
                                .addDeserializer(String.class, new WholeTexts())
                                .setDeserializerModifier(new StrictValues()));
        for (LogicalType type : LogicalType.values()) {
            builder.withCoercionConfig(
                    type,
                    coercions -> coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
        }
        Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                .forEach(shape ->
                        builder.withCoercionConfig(
                                LogicalType.Textual,
                                coercions -> coercions.setCoercion(shape, CoercionAction.Fail)));
    }

    /// A text in which every surrogate has its other half: another could not be stored as it is.
    private static final class WholeTexts extends StdScalarDeserializer<String> {

        WholeTexts() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !WholeText.isWhole(text)) {
                throw context.weirdStringException(text, String.class, "half a character");
            }
            return text;
        }
    }
}
