package io.onbehalf.kit.query;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Holds a call until this instance knows the caller's new memberships: each instance has a copy of its own.
/// One that doesn't come, because it ended again, holds it no longer than all others may.
public final class NewMemberships implements HandlerInterceptor, WebMvcConfigurer {

    private final Replica<QueueMemberSnapshot> members;

    public NewMemberships(Replica<QueueMemberSnapshot> members) {
        this.members = members;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        members.await(
                PositionHeaders.after(request).stream().flatMap(position -> key(position).stream()).toList());
        return true;
    }

    private static Optional<String> key(Position position) {
        return position.member().map(user -> MemberKey.of(user, new QueueId(position.key())));
    }
}
