package io.onbehalf.testcontainers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives all test classes the same system, which starts once and ends with the last of them.
public final class SharedContainers implements ParameterResolver {

    private static final Namespace ALL = Namespace.create(SharedContainers.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(OnbehalfContainers.class);
    }

    @Override
    public OnbehalfContainers resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ALL)
                .computeIfAbsent("the system", _ -> started(), OnbehalfContainers.class);
    }

    private static OnbehalfContainers started() {
        OnbehalfContainers onbehalf = new OnbehalfContainers();
        try {
            onbehalf.start();
            return onbehalf;
        } catch (RuntimeException e) {
            onbehalf.close();
            throw e;
        }
    }
}
