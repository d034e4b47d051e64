package io.onbehalf.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.version.EntityTag;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the OpenAPI document of all services, which the tests of `deploy/e2e` write from the controllers.
@RestController
class DocsController {

    static final String PATH = "/api/v2/docs/openapi.yaml";

    private final String document;
    private final String tag;

    /// @throws IOException if the document can't be read; the gateway does not start then
    DocsController() throws IOException {
        document = new ClassPathResource("openapi.yaml").getContentAsString(UTF_8);
        tag = EntityTag.of(new Text(document));
    }

    private record Text(String text) {}

    /// The OpenAPI document of all that is served. A call needs no token, and gets 304 with `If-None-Match`.
    @GetMapping(path = PATH, produces = "application/yaml") // RFC 9512
    ResponseEntity<String> document() {
        return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache()).body(document);
    }
}
