package io.onbehalf.kit.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of an issuer, at the `jwks_uri` of its discovery document (OpenID Connect Discovery 1.0, 4).
///
/// The document is read again whenever the keys are, so that keys may move; who asks keeps the keys. A
/// document that names another issuer, or no address of keys, gives none, as no document does.
final class DiscoveredKeys implements JWKSetSource<SecurityContext> {

    private static final ResourceRetriever HTTP = new DefaultResourceRetriever(1_000, 2_000, 256 * 1024);

    private final String issuer;
    private final URL document;
    private volatile @Nullable KeySourceException failure;

    /// @param issuer as the tokens name it; a slash at its end belongs to its name, not to the document's
    DiscoveredKeys(String issuer) {
        this.issuer = issuer;
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        this.document = url(base + "/.well-known/openid-configuration");
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            JWKSet keys = new URLBasedJWKSetSource<>(address(), HTTP).getJWKSet(refresh, now, context);
            failure = null;
            return keys;
        } catch (KeySourceException e) {
            failure = e;
            throw e;
        }
    }

    /// Throws why the last fetch failed, if it did.
    void requireReached() throws KeySourceException {
        KeySourceException last = failure;
        if (last != null) {
            throw new KeySourceException(last.getMessage(), last);
        }
    }

    @Override
    public void close() {}

    private URL address() throws JWKSetUnavailableException {
        Map<String, Object> metadata = metadata();
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new JWKSetUnavailableException(
                    "onbehalf.issuer is %s, but %s names the issuer %s"
                            .formatted(issuer, document, metadata.get("issuer")));
        }
        String scheme = issuer.startsWith("https:") ? "https" : "https?";
        if (!(metadata.get("jwks_uri") instanceof String uri && uri.matches(scheme + "://.+"))) {
            throw new JWKSetUnavailableException(
                    "%s names no address of keys that begins with %s:// but %s"
                            .formatted(document, scheme, metadata.get("jwks_uri")));
        }
        try {
            return url(uri);
        } catch (IllegalArgumentException e) {
            throw new JWKSetUnavailableException(document + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> metadata() throws JWKSetUnavailableException {
        try {
            return JSONObjectUtils.parse(HTTP.retrieveResource(document).getContent());
        } catch (IOException e) {
            throw new JWKSetRetrievalException(document + " can't be read: " + e, e);
        } catch (ParseException e) {
            throw new JWKSetUnavailableException(document + " is no JSON object", e);
        }
    }

    private static URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(text + ": not a URL", e);
        }
    }
}
