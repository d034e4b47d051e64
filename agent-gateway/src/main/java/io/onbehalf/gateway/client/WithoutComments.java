package io.onbehalf.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/// Serves a module without its JSDoc comments, which are a sixth of what a browser would load and are for
/// those who write it. Lines keep their numbers. No text of a module may hold the beginning of such a
/// comment.
final class WithoutComments implements ResourceTransformer {

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/ ?", Pattern.DOTALL);
    private static final Pattern IN_LINE = Pattern.compile("[^\n]");

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource file = chain.transform(request, resource);
        String name = file.getFilename();
        return name != null && name.endsWith(".js")
                ? new TransformedResource(file, of(file.getContentAsString(UTF_8)).getBytes(UTF_8))
                : file;
    }

    static String of(String module) {
        return COMMENT.matcher(module).replaceAll(comment -> IN_LINE.matcher(comment.group()).replaceAll(""));
    }
}
