package io.onbehalf.conversation.api;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.web.PositionHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Holds a call until this instance knows the memberships that were added before it: each instance has a copy
/// of its own. One that ended again is not waited for beyond a moment.
@Component
class NewMemberships implements HandlerInterceptor, WebMvcConfigurer {

    private final QueueDirectory directory;

    NewMemberships(QueueDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        PositionHeaders.after(request)
                .forEach(position ->
                        position.member()
                                .ifPresent(user -> directory.awaitMember(user, new QueueId(position.key()))));
        return true;
    }
}
