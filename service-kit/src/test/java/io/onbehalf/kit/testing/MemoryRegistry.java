package io.onbehalf.kit.testing;

import io.onbehalf.kit.avro.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/// A registry without a network, which may be away: ids in the order of registration.
public final class MemoryRegistry implements SchemaRegistry {

    private final List<Schema> schemas = new ArrayList<>();
    private boolean away;

    /// While it is away, it gives no schema.
    public synchronized void away(boolean now) {
        away = now;
    }

    @Override
    public Rule requireCompatibility(String subject, String level) {
        return Rule.SET; // nothing is ever evolved in here
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        if (!schemas.contains(schema)) {
            schemas.add(schema);
        }
        return schemas.indexOf(schema) + 1;
    }

    @Override
    public synchronized Schema byId(int id) {
        if (away) {
            throw new RegistryUnavailable("away", null);
        }
        if (id < 1 || id > schemas.size()) {
            throw new SchemaRefused("no schema with id " + id);
        }
        return schemas.get(id - 1);
    }
}
