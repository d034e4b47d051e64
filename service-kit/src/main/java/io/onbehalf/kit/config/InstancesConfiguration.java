package io.onbehalf.kit.config;

import io.onbehalf.kit.query.Instances;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How this instance calls the others: as its own server (`server.ssl`) is called.
@Configuration(proxyBeanMethods = false)
class InstancesConfiguration {

    @Bean
    Instances instances(
            KitProperties properties,
            ObjectProvider<ServerProperties> server,
            ObjectProvider<SslBundles> bundles) {
        ServerProperties served = server.getIfAvailable();
        return new Instances(
                properties.advertisedAddress(),
                served == null ? null : tls(served.getSsl(), bundles.getIfAvailable()));
    }

    private static @Nullable SslBundle tls(@Nullable Ssl ssl, @Nullable SslBundles bundles) {
        return Ssl.isEnabled(ssl) ? WebServerSslBundle.get(ssl, bundles) : null;
    }
}
