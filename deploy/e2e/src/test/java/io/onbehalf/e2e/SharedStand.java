package io.onbehalf.e2e;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test class the one [Stand]: started when the first needs it, stopped after the last.
final class SharedStand implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedStand.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stand.class;
    }

    @Override
    public Stand resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stand.class, _ -> start(), Stand.class);
    }

    private static Stand start() {
        try {
            return Stand.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the stand started", e);
        } catch (IOException e) {
            throw new IllegalStateException("the stand has no data folder", e);
        }
    }
}
