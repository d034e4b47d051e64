package io.onbehalf.e2e.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.RequestStamp;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

/// Describes the controllers of one service with springdoc. They are made without their constructors, as only
/// their mappings and signatures are read.
final class ControllerDocument {

    private static final SpringObjenesis INSTANCES = new SpringObjenesis();

    private ControllerDocument() {}

    /// @param classes the directory of the service's compiled classes
    /// @param operations completes each operation
    static OpenAPI of(Path classes, GlobalOperationCustomizer operations, RecordSchemas records) {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, RequestStamp.class, PageRequest.class, Jwt.class);
        AtomicReference<OpenAPI> document = new AtomicReference<>();
        new WebApplicationContextRunner()
                .withPropertyValues(
                        "springdoc.api-docs.version=openapi_3_1",
                        "springdoc.default-flat-param-object=true",
                        "springdoc.default-produces-media-type=application/json",
                        "springdoc.remove-broken-reference-definitions=false")
                .withConfiguration(
                        AutoConfigurations.of(
                                JacksonAutoConfiguration.class,
                                HttpMessageConvertersAutoConfiguration.class,
                                WebMvcAutoConfiguration.class,
                                SpringDocConfiguration.class,
                                SpringDocConfigProperties.class,
                                SpringDocWebMvcConfiguration.class))
                .withBean(GlobalOperationCustomizer.class, () -> operations)
                .withBean(RecordSchemas.class, () -> records)
                .withInitializer(context -> register(context, classes))
                .run(context -> document.set(read(context)));
        return document.get();
    }

    private static OpenAPI read(WebApplicationContext context) throws Exception {
        byte[] json =
                MockMvcBuilders.webAppContextSetup(context)
                        .build()
                        .perform(get("/v3/api-docs"))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
        return Json31.mapper().readValue(new String(json, UTF_8), OpenAPI.class);
    }

    private static void register(ConfigurableApplicationContext context, Path classes) {
        for (Class<?> controller : controllers(classes)) {
            add((GenericApplicationContext) context, controller);
        }
    }

    private static <T> void add(GenericApplicationContext context, Class<T> controller) {
        context.registerBean(controller.getName(), controller, () -> INSTANCES.newInstance(controller));
    }

    private static List<? extends Class<?>> controllers(Path classes) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Controller.class"))
                    .filter(file -> !file.contains("/local/")) // the local issuer is no API
                    .map(file -> load(file.replace(".class", "").replace('/', '.')))
                    .filter(type -> type.isAnnotationPresent(RestController.class))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ControllerDocument.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
