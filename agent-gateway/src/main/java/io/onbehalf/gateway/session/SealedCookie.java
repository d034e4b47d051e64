package io.onbehalf.gateway.session;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A cookie that only the gateways can read or make (JWE, A256GCM); scripts in the browser can't see it.
///
/// @param <T> a record of what it holds
final class SealedCookie<T> {

    private static final JWEHeader HEADER =
            new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                    .compressionAlgorithm(CompressionAlgorithm.DEF)
                    .build();

    private final String name;
    private final Class<T> type;
    private final SameSite sameSite;
    private final boolean secure;
    private final SecretKey key;

    /// On which requests from other sites' pages a browser sends a cookie.
    enum SameSite {
        /// On none.
        STRICT("Strict"),
        /// On a link or redirect to one of our pages.
        LAX("Lax");

        private final String value;

        SameSite(String value) {
            this.value = value;
        }
    }

    /// @param secure whether it is sent over HTTPS only; its name then begins with `__Host-`
    SealedCookie(String name, Class<T> type, SameSite sameSite, boolean secure, SecretKey key) {
        this.name = secure ? "__Host-" + name : name;
        this.type = type;
        this.sameSite = sameSite;
        this.secure = secure;
        this.key = key;
    }

    boolean isIn(HttpServletRequest request) {
        return values(request).findAny().isPresent();
    }

    /// What the request's cookie holds; empty if there is none, or one that this gateway can't read.
    Optional<T> read(HttpServletRequest request) {
        return values(request).map(this::open).flatMap(Optional::stream).findFirst();
    }

    private Stream<String> values(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Stream.of(cookies).filter(each -> each.getName().equals(name)).map(Cookie::getValue);
    }

    void write(HttpServletResponse response, T content, Duration life) {
        response.addHeader(HttpHeaders.SET_COOKIE, written(content, life));
    }

    /// The header that writes it.
    String written(T content, Duration life) {
        return header(seal(content), life);
    }

    void delete(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, deleted());
    }

    /// The header that deletes it.
    String deleted() {
        return header("", Duration.ZERO);
    }

    private String header(String value, Duration life) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite.value)
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }

    private String seal(T content) {
        JWEObject sealed =
                new JWEObject(HEADER, new Payload(JsonMapper.shared().writeValueAsString(content)));
        try {
            sealed.encrypt(new DirectEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cookie " + name + " can't be encrypted", e);
        }
        return sealed.serialize();
    }

    Optional<T> open(String value) {
        try {
            JWEObject sealed = JWEObject.parse(value);
            sealed.decrypt(new DirectDecrypter(key));
            return Optional.of(JsonMapper.shared().readValue(sealed.getPayload().toString(), type));
        } catch (ParseException | JOSEException | JacksonException | IllegalStateException _) {
            return Optional.empty();
        }
    }
}
