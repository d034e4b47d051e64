package io.onbehalf.bench.lists;

import io.onbehalf.local.client.ApiUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pages that are measured.
///
/// @param admin may see the directory, every queue and its members
/// @param agent has the queues and the conversations
record PageCalls(ListsOptions options, ListData data, ApiUser admin, ApiUser agent) {

    /// The one answer that is no page: 500 conversations, twenty pages.
    private static final double MOST_MILLIS_OF_ALL = 200;

    private static final int PAGE = ListsOptions.PAGE;

    /// All of them; the first is a bare GET for comparison.
    List<PageCall> all() throws InterruptedException {
        List<PageCall> calls = new ArrayList<>();
        calls.add(new PageCall("bare GET /users/me", "", () -> agent.get("/users/me")));
        calls.addAll(waiting());
        calls.add(
                new PageCall(
                        "counts of the agent's queues",
                        "",
                        () -> agent.get("/onbehalf/queues/counts?pageSize=500")));
        calls.addAll(pages("counts of all queues", admin, "/onbehalf/queues/counts?", options.queues()));
        calls.addAll(members());
        calls.addAll(users());
        calls.addAll(search());
        calls.addAll(pages("queues", admin, "/routing/queues?", options.queues()));
        calls.addAll(pages("queues of the agent", agent, "/routing/queues/me?", options.queues()));
        calls.addAll(pages("conversations of the agent", agent, "/conversations/messages?", options.held()));
        calls.add(
                new PageCall(
                        "conversations of the agent",
                        "all, as the SDK reads them",
                        MOST_MILLIS_OF_ALL,
                        () -> agent.get("/conversations/messages")));
        String conversation = "/conversations/messages/" + data.longConversation();
        calls.add(new PageCall("the long conversation", "", () -> agent.get(conversation)));
        calls.addAll(history());
        calls.addAll(codes());
        calls.addAll(owed());
        return calls;
    }

    /// The pages of the long conversation's messages, by the message before which each begins.
    private List<PageCall> history() throws InterruptedException {
        String path = "/onbehalf/conversations/%s/messages?".formatted(data.longConversation());
        List<PageCall> calls = new ArrayList<>();
        HistoryPages.of(agent, path, options.messages())
                .forEach((page, before) -> {
                    String parameter = before.isEmpty() ? "" : "before=" + before;
                    calls.add(
                            new PageCall("messages of the thread", page, () -> agent.get(path + parameter)));
                });
        return calls;
    }

    private List<PageCall> codes() {
        String ofQueue = "/routing/queues/%s/wrapupcodes?".formatted(data.coded().id());
        List<PageCall> calls =
                new ArrayList<>(pages("wrap-up codes", admin, "/routing/wrapupcodes?", options.codes()));
        calls.add(filtered("wrap-up codes", admin, "/routing/wrapupcodes?name=99"));
        calls.addAll(pages("wrap-up codes of a queue", admin, ofQueue, options.codes()));
        return calls;
    }

    private List<PageCall> waiting() throws InterruptedException {
        String path = "/onbehalf/queues/%s/conversations?state=waiting".formatted(data.crowded().id());
        return byCursor("conversations that wait", path, options.waiting());
    }

    private List<PageCall> owed() throws InterruptedException {
        String ofQueue = "/onbehalf/queues/%s/wrapups?".formatted(data.coded().id());
        List<PageCall> calls =
                new ArrayList<>(
                        byCursor("wrap-ups that the agent owes", "/onbehalf/wrapups/me?", options.owed()));
        calls.addAll(byCursor("wrap-ups that are owed to a queue", ofQueue, options.owed()));
        return calls;
    }

    private List<PageCall> byCursor(String list, String path, int length) throws InterruptedException {
        List<PageCall> calls = new ArrayList<>();
        PageCursors.of(agent, path, length)
                .forEach((page, cursor) ->
                        calls.add(
                                new PageCall(
                                        list,
                                        page,
                                        () ->
                                                agent.get(
                                                        "%s&pageSize=%d&cursor=%s"
                                                                .formatted(path, PAGE, cursor)))));
        return calls;
    }

    private List<PageCall> members() {
        String path = "/routing/queues/%s/members?".formatted(data.crowded().id());
        List<PageCall> calls = new ArrayList<>(pages("members of a queue", admin, path, options.members()));
        calls.addAll(pages("members, descending", admin, path + "sortOrder=desc&", options.members()));
        calls.add(filtered("members", admin, path + "name=mar"));
        calls.add(filtered("members", admin, path + "joined=true"));
        calls.add(filtered("members", admin, path + "routingStatus=OFF_QUEUE"));
        return calls;
    }

    private List<PageCall> users() {
        List<PageCall> calls = new ArrayList<>(pages("users", admin, "/users?", options.members()));
        calls.add(filtered("users", admin, "/users?name=mar"));
        return calls;
    }

    private List<PageCall> search() {
        List<PageCall> calls = new ArrayList<>();
        PageNumbers.of(options.members(), PAGE)
                .forEach((page, number) -> calls.add(search(page, number, List.of())));
        calls.add(search("STARTS_WITH mar", 1, criterion("STARTS_WITH", "mar", "name")));
        calls.add(search("CONTAINS 99", 1, criterion("CONTAINS", "99", "name", "email")));
        return calls;
    }

    private static List<Object> criterion(String type, String value, String... fields) {
        return List.of(Map.of("type", type, "value", value, "fields", List.of(fields)));
    }

    private PageCall search(String page, int number, List<Object> criteria) {
        Map<String, Object> body = Map.of("pageSize", PAGE, "pageNumber", number, "query", criteria);
        return new PageCall("search for users", page, () -> agent.post("/users/search", body));
    }

    private static PageCall filtered(String list, ApiUser caller, String path) {
        String filter = path.substring(path.indexOf('?') + 1);
        return new PageCall(list, filter, () -> caller.get(path));
    }

    /// @param path up to the parameters of the page
    private static List<PageCall> pages(String list, ApiUser caller, String path, int total) {
        List<PageCall> calls = new ArrayList<>();
        PageNumbers.of(total, PAGE)
                .forEach((page, number) ->
                        calls.add(
                                new PageCall(
                                        list,
                                        page,
                                        () ->
                                                caller.get(
                                                        "%spageSize=%d&pageNumber=%d"
                                                                .formatted(path, PAGE, number)))));
        return calls;
    }
}
