package io.onbehalf.bench.channels;

import io.onbehalf.local.DemoUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// An agent of the local issuer.
record BenchUser(String name, String id) {

    static List<BenchUser> all(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        new BenchUser(
                                "agent-" + number,
                                "0a0c3e00-0000-4000-8000-%012d".formatted(10_000 + number)))
                .toList();
    }

    /// Configures the gateway's issuer with these users.
    static String[] issuerArguments(List<BenchUser> users) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            String prefix = "--onbehalf.local.users[%d].".formatted(i);
            arguments.add(prefix + "name=" + users.get(i).name());
            arguments.add(prefix + "id=" + users.get(i).id());
            arguments.add(prefix + "organization-id=" + DemoUsers.ORGANIZATION);
            arguments.add(prefix + "display-name=" + users.get(i).name());
            arguments.add(prefix + "email=" + users.get(i).name() + "@acme.example");
            arguments.add(prefix + "permissions=conversation:message:view");
        }
        return arguments.toArray(String[]::new);
    }

    String topic() {
        return "v2.users." + id + ".conversations.messages";
    }
}
