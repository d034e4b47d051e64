package io.onbehalf.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/// Leads the browser back to the client after a sign-in, or to the sentence that says that it failed.
record SignInOutcome(SignInRequests requests)
        implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInOutcome.class);

    private static final String FAILED = "?signIn=failed";

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        response.sendRedirect(requests.isInWindow(request) ? SignIn.SIGNED_IN : "/");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("a sign-in failed: {}", failure.getMessage());
        response.sendRedirect(requests.isInWindow(request) ? SignIn.SIGNED_IN + FAILED : "/" + FAILED);
    }
}
