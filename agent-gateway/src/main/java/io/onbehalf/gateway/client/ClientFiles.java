package io.onbehalf.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The files of the web client as they were built.
///
/// Modules are served under a path that names their build, so that an update never mixes two versions and
/// browsers may keep them for good.
final class ClientFiles {

    static final String FOLDER = "client/";

    private static final String LOCATION = "classpath*:" + FOLDER;
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final int BUILD_DIGITS = 16;

    private final String build;
    private final String index;
    private final String signedIn;

    /// @throws IOException if they can't be read; the gateway does not start then
    ClientFiles() throws IOException {
        Map<String, byte[]> modules = modules();
        build = build(modules);
        String preloads =
                modules.keySet().stream()
                        .filter(name -> name.endsWith(".js") && !name.startsWith("texts/"))
                        .map(name -> "<link rel=\"modulepreload\" href=\"" + path() + name + "\">")
                        .collect(Collectors.joining("\n"));
        index = page("index.html").replace("<!-- preloads -->", preloads);
        signedIn = page("signed-in.html");
    }

    /// Where the modules of this build are.
    String path() {
        return "/app/" + build + "/";
    }

    String index() {
        return index;
    }

    String signedIn() {
        return signedIn;
    }

    /// The hash by which the policy allows the page's import map, which must be in the page itself.
    String importMapHash() {
        Matcher map = IMPORT_MAP.matcher(index);
        if (!map.find()) {
            throw new IllegalStateException("client/index.html has no import map");
        }
        return "'sha256-"
                + Base64.getEncoder().encodeToString(sha256().digest(map.group(1).getBytes(UTF_8)))
                + "'";
    }

    private String page(String name) throws IOException {
        return new PathMatchingResourcePatternResolver()
                .getResource("classpath:" + FOLDER + name)
                .getContentAsString(UTF_8)
                .replace("{app}", path());
    }

    private static Map<String, byte[]> modules() throws IOException {
        Map<String, byte[]> modules = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(LOCATION + "**/*.*")) {
            String uri = file.getURI().toString();
            modules.put(
                    uri.substring(uri.lastIndexOf("/" + FOLDER) + FOLDER.length() + 1),
                    file.getContentAsByteArray());
        }
        return modules;
    }

    private static String build(Map<String, byte[]> modules) {
        MessageDigest digest = sha256();
        modules.forEach((name, content) -> {
            digest.update(name.getBytes(UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, BUILD_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
