package io.onbehalf.gateway.local;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Checks the name and password of who signs in. They count for this call alone: the issuer keeps no session,
/// so each sign-in asks for them.
///
/// The form is a POST; what the client asks is in its query, and goes on as the GET that it was.
final class PasswordFilter extends OncePerRequestFilter {

    static final String NAME = "username";
    private static final String PASSWORD = "password";

    private final LocalUsers users;
    private final SecretGuesses guesses;
    private final SignInPage page;

    PasswordFilter(LocalUsers users, SecretGuesses guesses, SignInPage page) {
        this.users = users;
        this.guesses = guesses;
        this.page = page;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = text(request.getParameter(NAME));
        String address = request.getRemoteAddr();
        long seconds = guesses.secondsLeft(name, address);
        if (seconds > 0) {
            refuse(
                    request,
                    response,
                    "Too many wrong passwords. The next try counts in %d s.".formatted(seconds));
            return;
        }
        if (!isRight(name, text(request.getParameter(PASSWORD)))) {
            guesses.wrong(name, address);
            refuse(request, response, "The name or the password is wrong.");
            return;
        }
        guesses.right(name);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(name, null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(new AsGet(request), response);
    }

    private boolean isRight(String name, String password) {
        byte[] given = password.getBytes(StandardCharsets.UTF_8);
        return users.find(name)
                .filter(user -> MessageDigest.isEqual(user.secret().getBytes(StandardCharsets.UTF_8), given))
                .isPresent();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String sentence)
            throws IOException {
        page.commence(request, response, new BadCredentialsException(sentence));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    private static final class AsGet extends HttpServletRequestWrapper {

        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}
