package io.onbehalf.gateway;

import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.PositionHeaders;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Lets a person read what they wrote: notes the positions that the services answer a write with, and adds
/// them to the person's later calls, which wait for them.
record OwnWrites(WrittenPositions written) implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
            return next.handle(request);
        }
        Caller caller = Caller.of(token);
        ServerResponse response = next.handle(after(request, caller));
        List<String> positions = response.headers().remove(PositionHeaders.WRITTEN);
        if (positions != null) {
            positions.forEach(
                    each -> written.add(caller.organizationId(), caller.userId(), Position.parse(each)));
        }
        return response;
    }

    private ServerRequest after(ServerRequest request, Caller caller) {
        List<Position> positions = written.of(caller.organizationId(), caller.userId());
        return ServerRequest.from(request)
                .headers(headers -> {
                    headers.remove(PositionHeaders.AFTER);
                    if (!positions.isEmpty()) {
                        headers.set(PositionHeaders.AFTER, Position.format(positions));
                    }
                })
                .build();
    }
}
