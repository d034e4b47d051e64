package io.onbehalf.kit.web.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// The filters that decide whether a call is served now, in their order: the place before its token is read,
/// a form, and, after the token check, the body and the shares.
@Configuration(proxyBeanMethods = false)
public class AdmissionConfiguration {

    private static final int BEFORE_ANYTHING_IS_READ = Ordered.HIGHEST_PRECEDENCE + 1;

    /// After the filters of origin and format, which need no body.
    private static final int BEFORE_THE_TOKEN_CHECK = Ordered.HIGHEST_PRECEDENCE + 4;

    /// After the filters that need to know the caller, but no body.
    private static final int BODY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 2;

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(
            WebProperties properties, TraceContext trace, ObjectProvider<MeterRegistry> meters) {
        return ordered(
                new AdmissionFilter(properties.maxInFlight(), trace, registry(meters)),
                BEFORE_ANYTHING_IS_READ);
    }

    @Bean
    FilterRegistrationBean<FormBodyFilter> formBodyFilter(
            WebProperties properties, TraceContext trace, ObjectProvider<MeterRegistry> meters) {
        return ordered(new FormBodyFilter(properties, trace, registry(meters)), BEFORE_THE_TOKEN_CHECK);
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(
            WebProperties properties, TraceContext trace, ObjectProvider<MeterRegistry> meters) {
        return ordered(new BodyFilter(properties, trace, registry(meters)), BODY);
    }

    @Bean
    FilterRegistrationBean<ShareFilter> shareFilter(
            WebProperties properties, TraceContext trace, ObjectProvider<MeterRegistry> meters) {
        return ordered(new ShareFilter(properties, trace, registry(meters)), BODY + 1);
    }

    /// Ends a body of which nothing comes for as long as all of it may take.
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodyTimeout(WebProperties properties) {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> {
                    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                        http.setDisableUploadTimeout(false);
                        http.setConnectionUploadTimeout(Math.toIntExact(properties.bodyTimeout().toMillis()));
                    }
                });
    }

    private static MeterRegistry registry(ObjectProvider<MeterRegistry> meters) {
        return meters.getIfAvailable(SimpleMeterRegistry::new);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }
}
