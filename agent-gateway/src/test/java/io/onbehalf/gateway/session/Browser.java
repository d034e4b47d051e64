package io.onbehalf.gateway.session;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// Signs in as a person does in a browser: follows redirects, keeps cookies, fills the form.
final class Browser {

    static final String SESSION = "onbehalf-session";
    static final String SIGNED_OUT = "onbehalf-signed-out";

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final URI base;

    Browser(int port) {
        base = URI.create("http://127.0.0.1:" + port);
    }

    HttpResponse<String> signIn(String name, String password) {
        return signIn("/sign-in/onbehalf", name, password);
    }

    HttpResponse<String> signIn(String start, String name, String password) {
        return send(
                request(action(send(request(start))))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "username=" + encoded(name) + "&password=" + encoded(password))));
    }

    static String action(HttpResponse<String> form) {
        Matcher action = ACTION.matcher(form.body());
        if (!action.find()) {
            throw new AssertionError("no form, but " + form.statusCode() + " " + form.body());
        }
        return HtmlUtils.htmlUnescape(action.group(1));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// A call of the web client.
    HttpRequest.Builder call(String path) {
        return request(path).header("X-Onbehalf-Client", "1");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    Optional<HttpCookie> cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals(SESSION))
                .findFirst();
    }

    void putCookie(String value) {
        cookies.getCookieStore().removeAll();
        HttpCookie cookie = new HttpCookie(SESSION, value);
        cookie.setPath("/");
        cookie.setDomain(base.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }
}
