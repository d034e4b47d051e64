package io.onbehalf.e2e.openapi;

import static java.util.Objects.requireNonNull;

import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Completes the operations of the controllers: what the arguments of the kit read from a request, the body
/// of a read that another instance may answer, errors, and the words of the sources.
final class Operations implements GlobalOperationCustomizer {

    /// The response for every failure.
    static final String ERROR = "Error";

    private final SourceDocs docs;
    private final Map<String, Schema<?>> schemas = new HashMap<>();

    Operations(SourceDocs docs) {
        this.docs = docs;
    }

    /// The schemas of the bodies that were added here.
    Map<String, Schema<?>> schemas() {
        return schemas;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Method method = handler.getMethod();
        operation.setTags(null);
        docs.of(method).or(() -> docs.of(method.getDeclaringClass())).ifPresent(operation::setDescription);
        describeParameters(operation, docs.parameters(method));
        List<Class<?>> arguments = Arrays.asList(method.getParameterTypes());
        if (arguments.contains(PageRequest.class)) {
            operation.addParametersItem(
                    number("pageSize", PageRequest.MAX_SIZE)
                            .description(
                                    "By default %d, if the operation does not say otherwise"
                                            .formatted(PageRequest.DEFAULT_SIZE)));
            operation.addParametersItem(number("pageNumber", Integer.MAX_VALUE).description("By default 1"));
        }
        if (arguments.contains(RequestStamp.class) && !isRead(method)) {
            operation.addParametersItem(idempotencyKey());
        }
        body(method).ifPresent(type -> setBody(operation, type));
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref(ERROR));
        return operation;
    }

    private static void describeParameters(Operation operation, Map<String, String> comments) {
        if (operation.getParameters() != null) {
            for (Parameter parameter : operation.getParameters()) {
                if (comments.containsKey(parameter.getName())) {
                    parameter.setDescription(comments.get(parameter.getName()));
                }
                if (RecordSchemas.isUuid(parameter.getName())) {
                    parameter.getSchema().setFormat("uuid");
                }
            }
        }
    }

    /// True for GET, and for a POST whose answer another instance may give, as only reads are forwarded.
    private static boolean isRead(Method method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        List<RequestMethod> methods = mapping == null ? List.of() : Arrays.asList(mapping.method());
        return methods.contains(RequestMethod.GET)
                || (methods.contains(RequestMethod.POST) && body(method).isPresent());
    }

    /// The body of `ResponseEntity<? super T>`: a `T`, or the bytes of one from another instance.
    private static Optional<Type> body(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType response
                        && response.getRawType() == ResponseEntity.class
                        && response.getActualTypeArguments()[0] instanceof WildcardType either
                ? Arrays.stream(either.getLowerBounds()).findFirst()
                : Optional.empty();
    }

    private void setBody(Operation operation, Type type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true)
                        .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(schemas::put);
        Content content =
                new Content().addMediaType("application/json", new MediaType().schema(resolved.schema));
        requireNonNull(operation.getResponses().get("200")).setContent(content);
    }

    private static Parameter number(String name, int max) {
        Schema<?> schema = new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(max));
        return new Parameter().in("query").name(name).schema(schema);
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .description("A repeat with the same key within 24 hours has no second effect")
                .schema(new StringSchema().pattern("^[!-~]{1,255}$"));
    }
}
