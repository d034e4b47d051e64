package io.onbehalf.kit.web.server;

import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.admission.AdmissionConfiguration;
import io.onbehalf.kit.web.cors.CrossOrigin;
import io.onbehalf.kit.web.errors.ErrorAdvice;
import io.onbehalf.kit.web.errors.ErrorPage;
import io.onbehalf.kit.web.errors.ErrorValve;
import io.onbehalf.kit.web.json.WebJson;
import io.onbehalf.kit.web.security.WebSecurity;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CorsFilter;

/// Gives a service its HTTP side: a service only adds controllers.
///
/// A call passes trace, admission, origin, format, token check, body and shares in this order, then reaches
/// its controller. [AdmissionConfiguration] has a part of them.
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
@Import({
    WebSecurity.class,
    AdmissionConfiguration.class,
    ErrorAdvice.class,
    ErrorPage.class,
    RequestArguments.class,
    PlainNumbers.class,
    WebJson.class,
    JsonOnly.class,
    UnsupportedParameters.class
})
public class WebAutoConfiguration {

    /// For filters that need to know the caller, before the body is read.
    public static final int AFTER_THE_TOKEN_CHECK = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    TraceContext traceContext() {
        return new TraceContext();
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(TraceContext trace, Tracing tracing) {
        FilterRegistrationBean<TraceFilter> filter =
                new FilterRegistrationBean<>(new TraceFilter(trace, tracing));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        return filter;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> originFilter(WebProperties properties, TraceContext trace) {
        FilterRegistrationBean<CorsFilter> filter =
                new FilterRegistrationBean<>(CrossOrigin.filter(properties.allowedOrigins(), trace));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    @Bean
    FilterRegistrationBean<FormatFilter> formatFilter(TraceContext trace) {
        FilterRegistrationBean<FormatFilter> filter = new FilterRegistrationBean<>(new FormatFilter(trace));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    @Bean
    FilterRegistrationBean<OptionsFilter> optionsFilter() {
        FilterRegistrationBean<OptionsFilter> filter = new FilterRegistrationBean<>(new OptionsFilter());
        filter.setOrder(AFTER_THE_TOKEN_CHECK + 3);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return filter;
    }

    /// Where metrics and health have no port of their own.
    @Bean
    FilterRegistrationBean<HealthErrors> healthErrors(TraceContext trace) {
        FilterRegistrationBean<HealthErrors> filter = new FilterRegistrationBean<>(new HealthErrors(trace));
        filter.addUrlPatterns("/actuator/*");
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> errorValve() {
        return tomcat ->
                tomcat.addContextCustomizers(context -> {
                    if (context.getParent() instanceof StandardHost host) {
                        host.setErrorReportValveClass(ErrorValve.class.getName());
                    }
                });
    }
}
