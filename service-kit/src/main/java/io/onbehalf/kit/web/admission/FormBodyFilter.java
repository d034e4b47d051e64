package io.onbehalf.kit.web.admission;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.kit.web.TraceContext;
import io.onbehalf.kit.web.WebProperties;
import io.onbehalf.kit.web.admission.Shares.Share;
import io.onbehalf.kit.web.errors.StatusErrors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/// Reads the body of a form before the token check: there a token issuer and a sign-in look for parameters,
/// for which the server would read the form without these limits. The caller is not known yet, so all of them
/// together have the share of one organization.
final class FormBodyFilter extends BodyFilter {

    FormBodyFilter(WebProperties properties, TraceContext trace, MeterRegistry meters) {
        super(properties, trace, meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getContentType() == null
                || !MediaType.APPLICATION_FORM_URLENCODED.includes(
                        MediaType.parseMediaType(request.getContentType()));
    }

    @Override
    List<Share> shares(HttpServletRequest request, WebProperties settings) {
        return List.of(Shares.ofNobody(request, settings));
    }

    @Override
    BufferedRequest buffered(HttpServletRequest request, byte[] body) {
        try {
            return new FormRequest(request, body);
        } catch (InvalidParameterException malformed) {
            throw StatusErrors.of(400);
        }
    }
}
