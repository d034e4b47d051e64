package io.onbehalf.kit.web;

import io.onbehalf.kit.web.text.WholeNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page of a listing that a caller requests.
///
/// @param path of the listing, with its other query parameters
public record PageRequest(int pageNumber, int pageSize, String path) {
    public static final int DEFAULT_SIZE = 25;
    public static final int MAX_SIZE = 500;

    public PageRequest {
        check("pageNumber", pageNumber, Integer.MAX_VALUE);
        check("pageSize", pageSize, MAX_SIZE);
    }

    /// Throws 400 `invalid.value` for a number out of bounds.
    public static PageRequest of(HttpServletRequest request) {
        return new PageRequest(
                number("pageNumber", request.getParameter("pageNumber"), 1),
                number("pageSize", request.getParameter("pageSize"), DEFAULT_SIZE),
                pathOf(request));
    }

    /// The number of entities before this page.
    public long offset() {
        return (pageNumber - 1L) * pageSize;
    }

    /// The URI of another page of the same listing.
    String uri(long number) {
        return path + (path.contains("?") ? "&" : "?") + "pageSize=" + pageSize + "&pageNumber=" + number;
    }

    private static String pathOf(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String others =
                Arrays.stream(query.split("&", -1))
                        .filter(p ->
                                !p.isEmpty() && !p.startsWith("pageNumber=") && !p.startsWith("pageSize="))
                        .collect(Collectors.joining("&"));
        return request.getRequestURI() + (others.isEmpty() ? "" : "?" + others);
    }

    private static int number(String name, @Nullable String text, int absent) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            return WholeNumber.parse(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalidValue(name, name + ": must be a whole number");
        }
    }

    private static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw ApiException.invalidValue(name, "%s: must be 1 to %d, is %d".formatted(name, max, value));
        }
    }
}
