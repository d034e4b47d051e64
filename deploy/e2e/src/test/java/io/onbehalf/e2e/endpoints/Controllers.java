package io.onbehalf.e2e.endpoints;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the endpoints of a service from the mappings of its compiled controllers.
final class Controllers {

    private static final String WEB = "Lorg/springframework/web/bind/annotation/";
    private static final Map<String, String> METHODS =
            Map.of(
                    WEB + "GetMapping;", "GET",
                    WEB + "PostMapping;", "POST",
                    WEB + "PutMapping;", "PUT",
                    WEB + "PatchMapping;", "PATCH",
                    WEB + "DeleteMapping;", "DELETE");

    private Controllers() {}

    /// A method that answers a call.
    record Handler(String call, ClassModel type, MethodModel method) {}

    /// @param classes the directory of the service's compiled classes
    /// @param service its name in the table
    static List<Endpoint> read(Path classes, String service) {
        return handlers(CompiledClasses.in(classes))
                .map(handler ->
                        new Endpoint(
                                handler.call(), service, Permissions.of(handler.type(), handler.method())))
                .toList();
    }

    /// @param classes of a service
    static Stream<Handler> handlers(Collection<ClassModel> classes) {
        return classes.stream()
                .filter(type ->
                        !type.thisClass().asInternalName().contains("/local/")) // the local issuer is no API
                .filter(type -> annotation(type, WEB + "RestController;").isPresent())
                .flatMap(type -> type.methods().stream().flatMap(method -> handlers(type, method)));
    }

    private static Stream<Handler> handlers(ClassModel type, MethodModel method) {
        List<String> below =
                annotation(type, WEB + "RequestMapping;").map(Controllers::paths).orElse(List.of(""));
        Stream<Map.Entry<String, Annotation>> mappings =
                METHODS.entrySet().stream()
                        .flatMap(mapping ->
                                annotation(method, mapping.getKey()).stream()
                                        .map(found -> Map.entry(mapping.getValue(), found)));
        return Stream.concat(mappings, heads(method))
                .flatMap(mapping ->
                        paths(mapping.getValue()).stream()
                                .flatMap(path -> below.stream().map(base -> base + path))
                                .map(path ->
                                        new Handler(Endpoint.call(mapping.getKey(), path), type, method)));
    }

    /// HEAD has no annotation of its own; no other method is mapped like that.
    private static Stream<Map.Entry<String, Annotation>> heads(MethodModel method) {
        return annotation(method, WEB + "RequestMapping;").stream().map(found -> Map.entry("HEAD", found));
    }

    private static Optional<Annotation> annotation(AttributedElement element, String name) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(found -> found.annotations().stream())
                .filter(annotation -> annotation.className().equalsString(name))
                .findFirst();
    }

    private static List<String> paths(Annotation mapping) {
        return mapping.elements().stream()
                .filter(element ->
                        element.name().equalsString("value") || element.name().equalsString("path"))
                .map(AnnotationElement::value)
                .findFirst()
                .map(Controllers::texts)
                .orElse(List.of(""));
    }

    private static List<String> texts(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString text -> List.of(text.stringValue());
            case AnnotationValue.OfArray array ->
                    array.values().stream().flatMap(each -> texts(each).stream()).toList();
            default -> throw new IllegalStateException("a mapping whose path is no text: " + value);
        };
    }
}
