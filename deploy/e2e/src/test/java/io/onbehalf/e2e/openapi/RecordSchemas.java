package io.onbehalf.e2e.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says of our records what swagger-core does not see: their fields that are always there, their comments,
/// and names of their schemas that are those of the public API.
final class RecordSchemas implements ModelConverter {

    /// The ids that are UUIDs by their names; a user's is what their token says.
    private static final Set<String> UUIDS =
            Set.of("codeId", "communicationId", "conversationId", "messageId", "participantId", "queueId");

    private final SourceDocs docs;
    private final Map<String, Class<?>> named = new HashMap<>();

    /// The schemas that are being made: one may have fields of its own type.
    private final Set<String> open = new HashSet<>();

    RecordSchemas(SourceDocs docs) {
        this.docs = docs;
    }

    /// True for a field or a parameter whose text is always a UUID.
    static boolean isUuid(String name) {
        return UUIDS.contains(name);
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        JavaType java = Json.mapper().constructType(type.getType());
        if (java.isTypeOrSubTypeOf(JsonNode.class)) {
            return passedThrough(type);
        }
        if (!java.getRawClass().isRecord()) {
            return chain.next().resolve(type, context, chain);
        }
        String name = name(java);
        boolean outermost = open.add(name);
        Schema<?> schema = chain.next().resolve(type.name(name), context, chain);
        if (outermost) {
            open.remove(name);
            Schema<?> defined = context.getDefinedModels().get(name);
            if (defined != null) {
                complete(defined, java.getRawClass());
            }
        }
        return schema;
    }

    /// What another part has written: it has the schema of its field's name.
    private static Schema<?> passedThrough(AnnotatedType type) {
        String name = requireNonNull(type.getPropertyName());
        return new Schema<>().$ref(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    /// `Queue` for `QueueView`, `QueueEntityListing` for an `EntityListing` of it, `UserMeOrganization` for
    /// what is nested in another record.
    private String name(JavaType type) {
        Class<?> raw = type.getRawClass();
        StringBuilder name = new StringBuilder();
        for (JavaType argument : type.getBindings().getTypeParameters()) {
            name.append(name(argument));
        }
        Class<?> outer = raw.getEnclosingClass();
        if (outer != null && outer.isRecord()) {
            name.append(plain(outer));
        }
        name.append(plain(raw));
        Class<?> other = named.putIfAbsent(name.toString(), raw);
        if (other != null && other != raw) {
            throw new IllegalStateException("%s: the name of %s and %s".formatted(name, other, raw));
        }
        return name.toString();
    }

    private static String plain(Class<?> type) {
        return type.getSimpleName().replaceAll("View$", "");
    }

    private void complete(Schema<?> schema, Class<?> type) {
        docs.of(type).ifPresent(schema::setDescription);
        List<String> required = new ArrayList<>();
        complete(schema, type, required);
        schema.setRequired(required);
    }

    private void complete(Schema<?> schema, Class<?> type, List<String> required) {
        Map<String, String> comments = docs.components(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            if (isMarked(component, JsonUnwrapped.class)) {
                complete(schema, component.getType(), required);
            } else if (isMarked(component, JsonAnySetter.class)) {
                schema.getProperties().remove(name);
                schema.setAdditionalProperties(true);
            } else {
                Schema<?> property = requireNonNull(schema.getProperties().get(name), name);
                complete(property, component, name);
                if (comments.containsKey(component.getName())) {
                    property.setDescription(comments.get(component.getName()));
                }
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(name);
                }
            }
        }
    }

    private static void complete(Schema<?> property, RecordComponent component, String name) {
        if (property.getEnum() != null) {
            property.getEnum().remove("UNKNOWN"); // what a later version wrote
        }
        if (isMarked(component, NotBlank.class)) {
            property.setMinLength(1);
        }
        if (isUuid(name) && component.getType() == String.class && !isOfSmsc(component)) {
            property.setFormat("uuid");
        }
    }

    /// A message's id at the SMSC has the name that our id of it has elsewhere.
    private static boolean isOfSmsc(RecordComponent component) {
        return component.getName().equals("messageId")
                && component.getDeclaringRecord().getSimpleName().equals("Channel");
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static boolean isMarked(RecordComponent component, Class<? extends Annotation> annotation) {
        return component.isAnnotationPresent(annotation)
                || component.getAccessor().isAnnotationPresent(annotation)
                || field(component).isAnnotationPresent(annotation);
    }

    private static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
