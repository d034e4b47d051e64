package io.onbehalf.e2e.openapi;

import static java.util.Objects.requireNonNull;

import io.onbehalf.e2e.endpoints.Endpoint;
import io.onbehalf.e2e.endpoints.TaggedReads;
import io.onbehalf.kit.web.errors.ErrorBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The OpenAPI document of all that the gateway serves, made from the controllers of all parts.
final class ApiDocument {

    private static final List<String> MODULES =
            List.of("queue-service", "conversation-service", "wrapup-service", "agent-gateway");

    /// This document's own path, which needs no token.
    private static final String OPEN = "/api/v2/docs/openapi.yaml";

    private final Map<String, Set<String>> permissions;
    private final Set<String> taggedReads;
    private final Map<String, PathItem> paths = new TreeMap<>();
    private final Schemas schemas = new Schemas();

    private ApiDocument(Collection<Endpoint> endpoints, Set<String> taggedReads) {
        this.taggedReads = taggedReads;
        permissions =
                endpoints.stream()
                        .collect(Collectors.toMap(Endpoint::call, Endpoint::permissions, (each, _) -> each));
    }

    /// @param root of the checkout; its modules are compiled
    /// @param endpoints what the document describes, with the permissions
    static String yaml(Path root, Collection<Endpoint> endpoints) {
        ApiDocument document = new ApiDocument(endpoints, TaggedReads.calls(root));
        SourceDocs docs = SourceDocs.of(sources(root));
        RecordSchemas records = new RecordSchemas(docs);
        for (String module : MODULES) {
            document.add(root.resolve(module).resolve("target/classes"), new Operations(docs), records);
        }
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ErrorBody.class))
                .referencedSchemas
                .forEach(document.schemas::add);
        return Yaml31.pretty(document.whole());
    }

    private static List<Path> sources(Path root) {
        return Stream.concat(MODULES.stream(), Stream.of("service-kit"))
                .map(module -> root.resolve(module).resolve("src/main/java"))
                .toList();
    }

    private void add(Path classes, Operations operations, RecordSchemas records) {
        OpenAPI part = ControllerDocument.of(classes, operations, records);
        part.getPaths().forEach(this::add);
        part.getComponents().getSchemas().forEach(schemas::add);
        operations.schemas().forEach(schemas::add);
    }

    private void add(String path, PathItem item) {
        if (paths.put(path, item) != null) {
            throw new IllegalStateException("two parts answer " + path);
        }
        item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation));
    }

    private void complete(String path, HttpMethod method, Operation operation) {
        operation.setOperationId(OperationNames.id(method.name(), path));
        operation.setTags(List.of(OperationNames.tag(path)));
        Set<String> anyOf = permissions.getOrDefault(Endpoint.call(method.name(), path), Set.of());
        if (!anyOf.isEmpty()) {
            operation.addExtension("x-permissions", List.copyOf(anyOf));
        }
        if (path.equals(OPEN)) {
            operation.setSecurity(List.of());
        }
        if (taggedReads.contains(Endpoint.call("GET", path))) {
            addVersion(method, operation);
        }
    }

    /// The GET has an entity tag, and changes of what it reads take it as a condition.
    private static void addVersion(HttpMethod method, Operation operation) {
        if (method == HttpMethod.GET) {
            requireNonNull(operation.getResponses().get("200"))
                    .addHeaderObject("ETag", new Header().required(true).schema(new StringSchema()));
        } else {
            operation.addParametersItem(
                    new Parameter()
                            .in("header")
                            .name("If-Match")
                            .description("The version to change; another is 412")
                            .schema(new StringSchema()));
        }
    }

    private OpenAPI whole() {
        Paths sorted = new Paths();
        paths.forEach(sorted::addPathItem);
        OpenAPI whole = DocumentFrame.empty().paths(sorted);
        schemas.addUsed(whole, whole.getComponents());
        return whole;
    }
}
