package io.onbehalf.kit.web.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Puts `onbehalf-defaults.properties` beneath every other source, so that services don't repeat it.
public final class DefaultProperties implements EnvironmentPostProcessor {
    private static final String FILE = "onbehalf-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(FILE, new ClassPathResource(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException("the class path has no readable " + FILE, e);
        }
    }
}
