package io.onbehalf.gateway.channels;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Identifies a channel: 128 random bits in hex. It opens the channel's socket without a token, so its text
/// form hides it.
public record ChannelId(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    static ChannelId random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ChannelId(HexFormat.of().formatHex(bytes));
    }

    /// True if it is of the form of our ids; another is no channel's.
    public boolean isWellFormed() {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "ChannelId[hidden]";
    }
}
