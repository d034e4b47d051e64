package io.onbehalf.e2e.contract;

import com.mypurecloud.sdk.v2.AsyncApiCallback;
import com.mypurecloud.sdk.v2.connector.ApiClientConnector;
import com.mypurecloud.sdk.v2.connector.ApiClientConnectorProvider;
import com.mypurecloud.sdk.v2.connector.ApiClientConnectorRequest;
import com.mypurecloud.sdk.v2.connector.ApiClientConnectorResponse;
import com.mypurecloud.sdk.v2.connector.apache.ApacheHttpClientConnectorProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;

/// Sends the calls of the official SDK with its own connector, and checks each answer against the document,
/// as [CheckedHttpClient] does.
@SuppressWarnings("try") // the SDK's interfaces close with any exception
public final class CheckedConnector implements ApiClientConnector {

    private final ApiClientConnector connector;

    private CheckedConnector(ApiClientConnector connector) {
        this.connector = connector;
    }

    /// For the property `CONNECTOR_PROVIDER` of the SDK's client.
    public static ApiClientConnectorProvider provider() {
        var apache = new ApacheHttpClientConnectorProvider();
        return properties -> new CheckedConnector(apache.create(properties));
    }

    @Override
    public ApiClientConnectorResponse invoke(ApiClientConnectorRequest request) throws IOException {
        ApiClientConnectorResponse response = connector.invoke(request);
        String body = response.hasBody() ? response.readBody() : "";
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.getHeaders());
        ApiContract.require(
                Received.of(
                        request.getMethod(),
                        URI.create(request.getUrl()),
                        response.getStatusCode(),
                        headers,
                        body));
        return new Answer(response, body);
    }

    /// The tests make no such call, which could not be checked.
    @Override
    public Future<ApiClientConnectorResponse> invokeAsync(
            ApiClientConnectorRequest request, AsyncApiCallback<ApiClientConnectorResponse> callback) {
        throw new UnsupportedOperationException("an asynchronous call of the SDK");
    }

    @Override
    public void close() throws Exception {
        connector.close();
    }

    /// An answer whose body has been read.
    private record Answer(ApiClientConnectorResponse response, String body)
            implements ApiClientConnectorResponse {

        @Override
        public int getStatusCode() {
            return response.getStatusCode();
        }

        @Override
        public String getStatusReasonPhrase() {
            return response.getStatusReasonPhrase();
        }

        @Override
        public Map<String, String> getHeaders() {
            return response.getHeaders();
        }

        @Override
        public boolean hasBody() {
            return !body.isEmpty();
        }

        @Override
        public String readBody() {
            return body;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws Exception {
            response.close();
        }
    }
}
