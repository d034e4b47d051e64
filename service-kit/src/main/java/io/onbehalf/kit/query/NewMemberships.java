package io.onbehalf.kit.query;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
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
/// After one that doesn't come, because it ended again, no other is waited for.
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
        for (Position position : PositionHeaders.after(request)) {
            Optional<UserId> member = position.member();
            if (member.isPresent()
                    && !members.await(MemberKey.of(member.get(), new QueueId(position.key())))) {
                break;
            }
        }
        return true;
    }
}
