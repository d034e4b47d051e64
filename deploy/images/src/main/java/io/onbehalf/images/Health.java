package io.onbehalf.images;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// The health command of the images: asks a part whether it is ready. An image needs neither a shell nor
/// `curl` for it.
public final class Health {

    private static final int TIMEOUT_MS = 3_000;

    private Health() {}

    /// Ends with status 0 if the address answers 200, else with 1.
    ///
    /// @param arguments the address
    public static void main(String[] arguments) {
        System.exit(arguments.length == 1 && isReady(URI.create(arguments[0])) ? 0 : 1);
    }

    /// False too if there is no answer within three seconds.
    static boolean isReady(URI address) {
        try {
            HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
            call.setConnectTimeout(TIMEOUT_MS);
            call.setReadTimeout(TIMEOUT_MS);
            return call.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
