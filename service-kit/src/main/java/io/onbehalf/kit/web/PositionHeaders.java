package io.onbehalf.kit.web;

import io.onbehalf.kit.domain.position.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// How a caller reads what they wrote: the answer to a write names the [Position]s that a later read must
/// wait for. The gateway keeps them for its callers and adds them to their reads.
public final class PositionHeaders {

    /// The positions of what a call has written; on its response.
    public static final String WRITTEN = "X-Onbehalf-Written";

    /// The positions that a read waits for; on its request.
    public static final String AFTER = "X-Onbehalf-After";

    /// Kept with the call, as a list asks for each of its entries.
    private record Parsed(List<Position> positions) {}

    private PositionHeaders() {}

    /// Adds positions to the response of the present call; outside of a call it does nothing.
    ///
    /// @param positions as [Position#format] writes them
    public static void written(String positions) {
        if (!positions.isEmpty()
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                && call.getResponse() != null) {
            call.getResponse().addHeader(WRITTEN, positions);
        }
    }

    /// The positions that a call waits for.
    ///
    /// @throws ApiException 400 for what is no position
    public static List<Position> after(HttpServletRequest call) {
        if (call.getAttribute(AFTER) instanceof Parsed(var positions)) {
            return positions;
        }
        List<Position> positions = parse(call);
        call.setAttribute(AFTER, new Parsed(positions));
        return positions;
    }

    private static List<Position> parse(HttpServletRequest call) {
        try {
            return Collections.list(call.getHeaders(AFTER)).stream()
                    .flatMap(header -> Position.parse(header).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(AFTER + ": is not a list of positions");
        }
    }
}
