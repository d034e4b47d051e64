package io.onbehalf.browser.speed;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows a page many interactions and a long thread: it multiplies one interaction and its messages, as the
/// server answered with them.
///
/// @param interaction one of the agent's
/// @param messages of it, at least one
record LargeDesk(JsonNode interaction, JsonNode messages, int interactions, int threadLength) {

    private static final Pattern LIST = Pattern.compile("/conversations/messages[?]pageSize=500$");
    private static final Pattern THREAD =
            Pattern.compile("/onbehalf/conversations/[^/]+/messages[?]limit=(\\d+)(?:&before=m(\\d+))?$");
    private static final Pattern ONE = Pattern.compile("/conversations/messages/[^/?]+[?]messages=false$");
    private static final int PER_DAY = 40;

    void show(Page page) {
        page.route(LIST, route -> answer(route, list()));
        page.route(THREAD, route -> answer(route, thread(route.request().url())));
        page.route(ONE, route -> answer(route, interaction));
    }

    private static void answer(Route route, JsonNode body) {
        route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body.toString()));
    }

    private JsonNode list() {
        ObjectNode list = JsonMapper.shared().createObjectNode();
        ArrayNode entities = list.putArray("entities");
        for (int i = 0; i < interactions; i++) {
            ObjectNode each = interaction.deepCopy().asObject();
            if (i > 0) {
                each.put("id", UUID.randomUUID().toString());
            }
            String number = "+1206%03d%04d".formatted(200 + i / 9_000, 1_000 + i);
            for (JsonNode participant : each.path("participants")) {
                if (participant.path("purpose").asString().equals("customer")) {
                    participant.asObject().put("address", number);
                }
            }
            entities.add(each);
        }
        return list;
    }

    /// A page of the history, newest first, some tens of messages a day.
    private JsonNode thread(String url) {
        Matcher asked = THREAD.matcher(URI.create(url).toString());
        if (!asked.find()) {
            throw new IllegalArgumentException("not a page of messages: " + url);
        }
        int limit = Integer.parseInt(asked.group(1));
        int last = Optional.ofNullable(asked.group(2)).map(Integer::parseInt).orElse(threadLength + 1) - 1;
        int first = Math.max(1, last - limit + 1);
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode entities = page.putArray("entities");
        for (int order = last; order >= first; order--) {
            entities.add(message(order));
        }
        page.put("limit", limit);
        if (first > 1) {
            page.put("before", "m" + first);
        }
        return page;
    }

    private ObjectNode message(int order) {
        ObjectNode message = messages.get(order % messages.size()).deepCopy().asObject();
        Duration ago = Duration.ofDays((threadLength - order) / PER_DAY);
        message.put("id", "m" + order);
        message.put("order", order);
        message.put("timestamp", Instant.now().minus(ago).toString());
        message.put("textBody", "Message %d. %s".formatted(order, "It has some words. ".repeat(order % 7)));
        return message;
    }
}
