package io.onbehalf.kit.web.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

/// A form whose body is in memory. Its parameters are those of the query, then those of the body, read as the
/// server reads them.
final class FormRequest extends BufferedRequest {
    private static final int MOST_PARAMETERS = 1_000;

    private final Map<String, String[]> parameters;

    /// @throws org.apache.tomcat.util.http.InvalidParameterException if they can't be read, or are too many
    FormRequest(HttpServletRequest request, byte[] body) {
        super(request, body);
        Parameters ofBody = new Parameters();
        ofBody.setLimit(MOST_PARAMETERS);
        ofBody.setCharset(UTF_8);
        ofBody.processParameters(body, 0, body.length);
        Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
        for (String name : Collections.list(ofBody.getParameterNames())) {
            all.merge(name, ofBody.getParameterValues(name), FormRequest::both);
        }
        parameters = Collections.unmodifiableMap(all);
    }

    private static String[] both(String[] ofQuery, String[] ofBody) {
        return Stream.of(ofQuery, ofBody).flatMap(Stream::of).toArray(String[]::new);
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }
}
