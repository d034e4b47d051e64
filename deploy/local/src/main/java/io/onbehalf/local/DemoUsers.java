package io.onbehalf.local;

import java.util.Map;

/// The users of the demo organization, as the local token issuer knows them.
public final class DemoUsers {

    /// The id of the demo organization, Acme.
    public static final String ORGANIZATION = "0a0c3e00-0000-4000-8000-000000000001";

    private static final Map<String, String> IDS =
            Map.of("admin", id(101), "sue", id(102), "amy", id(103), "ben", id(104));

    private DemoUsers() {}

    /// The user's id. Throws if there is no demo user of that name.
    public static String idOf(String name) {
        String id = IDS.get(name);
        if (id == null) {
            throw new IllegalArgumentException("no demo user is named " + name);
        }
        return id;
    }

    private static String id(int number) {
        return "0a0c3e00-0000-4000-8000-000000000%03d".formatted(number);
    }
}
