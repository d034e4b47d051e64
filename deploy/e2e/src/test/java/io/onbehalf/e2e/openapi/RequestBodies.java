package io.onbehalf.e2e.openapi;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The types of our own in the bodies that the controllers of all parts read.
final class RequestBodies {

    private RequestBodies() {}

    static Set<Class<?>> types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<Class<?>> found = new LinkedHashSet<>();
        scanner.findCandidateComponents("io.onbehalf").stream()
                .map(controller ->
                        ClassUtils.resolveClassName(requireNonNull(controller.getBeanClassName()), null))
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .forEach(parameter -> add(parameter.getParameterizedType(), found));
        return found;
    }

    private static void add(Type type, Set<Class<?>> found) {
        switch (type) {
            case ParameterizedType generic ->
                    Stream.of(generic.getActualTypeArguments()).forEach(each -> add(each, found));
            case Class<?> ours when ours.getName().startsWith("io.onbehalf.") && found.add(ours) -> {
                if (ours.isRecord()) {
                    for (RecordComponent component : ours.getRecordComponents()) {
                        add(component.getGenericType(), found);
                    }
                }
            }
            default -> {}
        }
    }
}
