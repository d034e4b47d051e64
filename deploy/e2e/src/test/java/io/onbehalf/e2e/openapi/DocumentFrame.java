package io.onbehalf.e2e.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;

/// What the document says of the whole API: how a caller proves who they are, and how calls fail.
final class DocumentFrame {

    private static final String TOKEN = "token";

    private DocumentFrame() {}

    /// The document without paths.
    static OpenAPI empty() {
        return new OpenAPI()
                .openapi("3.1.0")
                .info(
                        new Info()
                                .title("Onbehalf")
                                .version("2")
                                .description(
                                        "Agents send SMS on behalf of a queue. A caller needs one of an"
                                                + " operation's `x-permissions`, some of them only for what"
                                                + " is another user's."))
                .servers(List.of(new Server().url("/")))
                .security(List.of(new SecurityRequirement().addList(TOKEN)))
                .components(
                        new Components()
                                .addResponses(Operations.ERROR, error())
                                .addSecuritySchemes(TOKEN, token()));
    }

    private static SecurityScheme token() {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT");
    }

    private static ApiResponse error() {
        return new ApiResponse()
                .description("A failure")
                .addHeaderObject(
                        "Retry-After",
                        new Header()
                                .description("Seconds to wait; of 429 and 503")
                                .schema(new IntegerSchema()))
                .content(
                        new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(new Schema<>().$ref("ErrorBody"))));
    }
}
