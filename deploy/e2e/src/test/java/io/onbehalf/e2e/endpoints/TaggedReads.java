package io.onbehalf.e2e.endpoints;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the reads whose answer has an entity tag: their method, or one of the service that it calls, makes a
/// `TaggedBody` or gives a response a tag.
public final class TaggedReads {

    private static final String TAGGED_BODY = "io/onbehalf/kit/query/TaggedBody";

    private TaggedReads() {}

    /// The calls, as an [Endpoint] names them.
    ///
    /// @param root of the checkout
    public static Set<String> calls(Path root) {
        return Endpoints.MODULES.stream()
                .flatMap(module -> calls(byName(root.resolve(module).resolve("target/classes"))))
                .collect(toSet());
    }

    private static Map<String, ClassModel> byName(Path folder) {
        return CompiledClasses.in(folder).stream()
                .collect(toMap(type -> type.thisClass().asInternalName(), Function.identity()));
    }

    private static Stream<String> calls(Map<String, ClassModel> classes) {
        return Controllers.handlers(classes.values())
                .filter(handler -> handler.call().startsWith("GET "))
                .filter(handler ->
                        CalledCode.of(classes, handler.type(), handler.method()).stream()
                                .anyMatch(TaggedReads::tags))
                .map(Controllers.Handler::call);
    }

    private static boolean tags(Instruction instruction) {
        return switch (instruction) {
            case NewObjectInstruction made -> made.className().asInternalName().equals(TAGGED_BODY);
            case InvokeInstruction call -> call.name().equalsString("eTag");
            default -> false;
        };
    }
}
