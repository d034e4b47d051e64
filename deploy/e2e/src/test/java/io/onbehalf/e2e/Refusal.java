package io.onbehalf.e2e;

import com.mypurecloud.sdk.v2.ApiException;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How the API said no, as the SDK tells it.
record Refusal(int status, String code, String message, JsonNode params) {

    /// A call of the SDK.
    @FunctionalInterface
    interface SdkCall {
        void make() throws IOException, ApiException;
    }

    /// The refusal of the call, which must not succeed.
    static Refusal of(SdkCall call) throws IOException {
        try {
            call.make();
        } catch (ApiException e) {
            JsonNode body = JsonMapper.shared().readTree(e.getRawBody());
            return new Refusal(
                    e.getStatusCode(),
                    body.path("code").asString(""),
                    body.path("message").asString(""),
                    body.path("messageParams"));
        }
        throw new AssertionError("the call was not refused");
    }

    /// Status and code, to compare in one go.
    String summary() {
        return status + " " + code;
    }
}
