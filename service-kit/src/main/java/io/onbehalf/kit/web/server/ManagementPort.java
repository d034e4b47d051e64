package io.onbehalf.kit.web.server;

import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.kit.web.TraceContext;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/// Gives the management port the trace and the error body of the service's own port, whose filters it does
/// not share. It does share the security.
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementPort {

    @Bean
    FilterRegistrationBean<TraceFilter> managementTrace(TraceContext trace) {
        FilterRegistrationBean<TraceFilter> filter =
                new FilterRegistrationBean<>(new TraceFilter(trace, Tracing.off()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<HealthErrors> managementErrors(TraceContext trace) {
        return new FilterRegistrationBean<>(new HealthErrors(trace));
    }
}
