package io.onbehalf.e2e;

import io.onbehalf.local.DemoUsers;
import java.util.ArrayList;
import java.util.List;

/// The users that the tests sign in as: the demo's, a stranger of another organization, and one with no
/// permission.
enum Cast {
    ADMIN("admin", Cast.ACME, DemoUsers.idOf("admin"), Cast.AGENT + Cast.SUPERVISOR + Cast.ADMINISTRATOR),
    SUE("sue", Cast.ACME, DemoUsers.idOf("sue"), Cast.AGENT + Cast.SUPERVISOR),
    AMY("amy", Cast.ACME, DemoUsers.idOf("amy"), Cast.AGENT),
    BEN("ben", Cast.ACME, DemoUsers.idOf("ben"), Cast.AGENT),
    OLGA(
            "olga",
            "0a0c3e00-0000-4000-8000-000000000002",
            "0a0c3e00-0000-4000-8000-000000000201",
            Cast.AGENT + Cast.SUPERVISOR + Cast.ADMINISTRATOR),
    NORA("nora", Cast.ACME, "0a0c3e00-0000-4000-8000-000000000105", "");

    private static final String ACME = "0a0c3e00-0000-4000-8000-000000000001";
    private static final String AGENT =
            "conversation:message:create,conversation:message:view,conversation:communication:view,"
                    + "conversation:participant:wrapup,conversation:communication:disconnect,"
                    + "routing:queue:view,routing:wrapupCode:view";
    private static final String SUPERVISOR =
            ",routing:queueMember:manage,conversation:threadingTimeline:view,"
                    + "onbehalf:conversation:supervise";
    private static final String ADMINISTRATOR =
            ",routing:queue:add,routing:queue:edit,routing:queue:delete,routing:wrapupCode:add,"
                    + "routing:wrapupCode:edit,routing:wrapupCode:delete,conversation:threadingTimeline:edit,"
                    + "directory:organization:admin";

    private final String user;
    private final String organizationId;
    private final String id;
    private final String permissions;

    Cast(String user, String organizationId, String id, String permissions) {
        this.user = user;
        this.organizationId = organizationId;
        this.id = id;
        this.permissions = permissions;
    }

    String user() {
        return user;
    }

    String id() {
        return id;
    }

    /// How the local token issuer is told of them.
    static List<String> issuerArguments() {
        List<String> arguments = new ArrayList<>();
        int index = 0;
        for (Cast member : values()) {
            String prefix = "--onbehalf.local.users[%d].".formatted(index++);
            arguments.add(prefix + "name=" + member.user);
            arguments.add(prefix + "id=" + member.id);
            arguments.add(prefix + "organization-id=" + member.organizationId);
            arguments.add(prefix + "display-name=" + member.user);
            arguments.add(prefix + "email=" + member.user + "@acme.example");
            arguments.add(prefix + "permissions=" + member.permissions);
        }
        return arguments;
    }
}
