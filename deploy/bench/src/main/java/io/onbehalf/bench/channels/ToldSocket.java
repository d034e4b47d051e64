package io.onbehalf.bench.channels;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client's socket that notes when it is told.
final class ToldSocket implements WebSocket.Listener {

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

    private final ToldTimes told;
    private final StringBuilder text = new StringBuilder();

    ToldSocket(HttpClient http, String uri, ToldTimes told) {
        this.told = told;
        var _ = http.newWebSocketBuilder().buildAsync(URI.create(uri), this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            Matcher sequence = SEQUENCE.matcher(text);
            if (sequence.find()) {
                told.told(Integer.parseInt(sequence.group(1)));
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }
}
