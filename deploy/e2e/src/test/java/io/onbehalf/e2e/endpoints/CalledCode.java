package io.onbehalf.e2e.endpoints;

import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the instructions of a method, of the methods and lambdas that it calls, and of the constants of
/// texts that it reads, as far as they are in some classes.
final class CalledCode {

    private static final String CONSTANTS = "<clinit>";

    private final Map<String, ClassModel> classes;
    private final Set<String> visited = new HashSet<>();
    private final List<Instruction> found = new ArrayList<>();

    private CalledCode(Map<String, ClassModel> classes) {
        this.classes = classes;
    }

    /// @param classes by their internal names
    static List<Instruction> of(Map<String, ClassModel> classes, ClassModel type, MethodModel method) {
        CalledCode code = new CalledCode(classes);
        code.collect(type, method);
        return code.found;
    }

    private void collect(ClassModel type, MethodModel method) {
        String name = type.thisClass().asInternalName() + "." + method.methodName().stringValue();
        if (visited.add(name + method.methodType().stringValue())) {
            method.code()
                    .ifPresent(code ->
                            code.forEach(element -> {
                                if (element instanceof Instruction instruction) {
                                    found.add(instruction);
                                    follow(instruction);
                                }
                            }));
        }
    }

    private void follow(Instruction instruction) {
        switch (instruction) {
            case InvokeInstruction call ->
                    collect(
                            call.owner().asInternalName(),
                            call.name().stringValue(),
                            call.type().stringValue());
            case InvokeDynamicInstruction lambda ->
                    lambda.bootstrapArgs().stream()
                            .filter(DirectMethodHandleDesc.class::isInstance)
                            .map(DirectMethodHandleDesc.class::cast)
                            .forEach(body ->
                                    collect(internalName(body), body.methodName(), body.lookupDescriptor()));
            case FieldInstruction field when field.type().stringValue().equals("[Ljava/lang/String;") ->
                    collect(field.owner().asInternalName(), CONSTANTS, "()V");
            default -> {}
        }
    }

    private void collect(String owner, String name, String descriptor) {
        ClassModel type = classes.get(owner);
        if (type != null) {
            type.methods().stream()
                    .filter(method -> method.methodName().equalsString(name))
                    .filter(method -> method.methodType().equalsString(descriptor))
                    .forEach(method -> collect(type, method));
        }
    }

    private static String internalName(DirectMethodHandleDesc body) {
        String descriptor = body.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
