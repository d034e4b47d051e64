package io.onbehalf.conversation.config;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Settings of the carrier, for specifications: the defaults, except for what is given.
public final class CarrierSettings {

    private static final String PREFIX = "onbehalf.carrier.";

    private CarrierSettings() {}

    public static CarrierProperties defaults() {
        return with(Map.of());
    }

    /// The defaults, except for these.
    ///
    /// @param values by key, without the prefix
    public static CarrierProperties with(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put(PREFIX + key, value));
        return new Binder(source).bindOrCreate("onbehalf.carrier", CarrierProperties.class);
    }
}
