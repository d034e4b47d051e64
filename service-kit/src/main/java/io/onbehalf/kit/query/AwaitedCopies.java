package io.onbehalf.kit.query;

import io.onbehalf.kit.domain.MemberKey;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.web.PositionHeaders;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Holds a call until this instance knows the caller's new memberships and the queues that they created: each
/// instance has copies of its own. What doesn't come, because it ended again, holds it no longer than all
/// others may.
public final class AwaitedCopies implements HandlerInterceptor, WebMvcConfigurer {

    private final Replica<QueueMemberSnapshot> members;
    private final Replica<QueueSnapshot> queues;

    public AwaitedCopies(Replica<QueueMemberSnapshot> members, Replica<QueueSnapshot> queues) {
        this.members = members;
        this.queues = queues;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<Position> positions = PositionHeaders.after(request);
        queues.await(
                positions.stream()
                        .flatMap(position -> position.newQueue().stream())
                        .map(QueueId::value)
                        .toList());
        members.await(positions.stream().flatMap(position -> key(position).stream()).toList());
        return true;
    }

    private static Optional<String> key(Position position) {
        return position.member().map(user -> MemberKey.of(user, new QueueId(position.key())));
    }
}
