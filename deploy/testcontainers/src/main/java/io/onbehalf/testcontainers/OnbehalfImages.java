package io.onbehalf.testcontainers;

import java.util.Map;

/// The images that the containers are made of.
///
/// @param tag of our own images
/// @param broker `apache/kafka`, or an image that takes the same environment
/// @param registry `apicurio/apicurio-registry`, or one that takes the same environment
public record OnbehalfImages(String tag, String broker, String registry) {

    /// Those that the variables `TAG`, `KAFKA_IMAGE` and `REGISTRY_IMAGE` name, which Compose has too.
    public static OnbehalfImages ofEnvironment() {
        return of(System.getenv());
    }

    static OnbehalfImages of(Map<String, String> environment) {
        return new OnbehalfImages(
                environment.getOrDefault("TAG", "dev"),
                environment.getOrDefault("KAFKA_IMAGE", "apache/kafka:4.2.2"),
                environment.getOrDefault("REGISTRY_IMAGE", "apicurio/apicurio-registry:3.3.3"));
    }

    String part(String name) {
        return "onbehalf/" + name + ":" + tag;
    }
}
