package io.onbehalf.gateway.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.HtmlUtils;

/// The form in which a demo user signs in. It sends name and password to the address at which the browser is,
/// with the question of the client that asks.
final class SignInPage implements AuthenticationEntryPoint {

    static final String STYLE = "/oauth/sign-in.css";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final String page;

    SignInPage() throws IOException {
        page = new ClassPathResource("local/sign-in.html").getContentAsString(UTF_8);
    }

    /// @param failure of the try before, or that there was none
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setStatus(
                failure instanceof BadCredentialsException
                        ? HttpServletResponse.SC_UNAUTHORIZED
                        : HttpServletResponse.SC_OK);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(html(request, failure).getBytes(UTF_8));
    }

    private String html(HttpServletRequest request, AuthenticationException failure) {
        String sentence =
                failure instanceof BadCredentialsException
                        ? Objects.requireNonNullElse(failure.getMessage(), "")
                        : "";
        return page.replace("{action}", HtmlUtils.htmlEscape(action(request)))
                .replace(
                        "{name}",
                        HtmlUtils.htmlEscape(
                                Objects.requireNonNullElse(request.getParameter(PasswordFilter.NAME), "")))
                .replace("{failure}", HtmlUtils.htmlEscape(sentence));
    }

    private static String action(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? LocalIssuer.AUTHORIZE : LocalIssuer.AUTHORIZE + "?" + query;
    }
}
