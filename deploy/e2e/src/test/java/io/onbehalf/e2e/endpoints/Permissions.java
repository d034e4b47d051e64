package io.onbehalf.e2e.endpoints;

import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Collects the permissions that a controller's method names: in itself, in the methods of its class that it
/// calls, and in the constants that it reads.
///
/// Our own permission of supervisors is left out: it widens what a call may concern, and the README says so
/// in one place.
final class Permissions {

    private static final Pattern PERMISSION = Pattern.compile("[a-z]+:[A-Za-z]+:[A-Za-z]+");
    private static final String SUPERVISE = "onbehalf:conversation:supervise";
    private static final String CONSTANTS = "<clinit>";

    private final ClassModel type;
    private final Set<String> visited = new HashSet<>();
    private final Set<String> found = new TreeSet<>();

    private Permissions(ClassModel type) {
        this.type = type;
    }

    static Set<String> of(ClassModel type, MethodModel method) {
        Permissions permissions = new Permissions(type);
        permissions.collect(method);
        permissions.found.remove(SUPERVISE);
        return permissions.found;
    }

    private void collect(MethodModel method) {
        if (visited.add(method.methodName().stringValue() + method.methodType().stringValue())) {
            method.code()
                    .ifPresent(code ->
                            code.forEach(element -> {
                                if (element instanceof Instruction instruction) {
                                    collect(instruction);
                                }
                            }));
        }
    }

    private void collect(Instruction instruction) {
        switch (instruction) {
            case ConstantInstruction constant when constant.constantValue() instanceof String text -> {
                if (PERMISSION.matcher(text).matches()) {
                    found.add(text);
                }
            }
            case InvokeInstruction call when isOwn(call.owner().asInternalName()) ->
                    collect(call.name().stringValue(), call.type().stringValue());
            case InvokeDynamicInstruction lambda ->
                    lambda.bootstrapArgs().stream()
                            .filter(DirectMethodHandleDesc.class::isInstance)
                            .map(DirectMethodHandleDesc.class::cast)
                            .filter(body -> isOwn(internalName(body)))
                            .forEach(body -> collect(body.methodName(), body.lookupDescriptor()));
            case FieldInstruction field
                    when isOwn(field.owner().asInternalName())
                            && field.type().stringValue().equals("[Ljava/lang/String;") ->
                    collect(CONSTANTS, "()V");
            default -> {}
        }
    }

    private void collect(String name, String descriptor) {
        type.methods().stream()
                .filter(method -> method.methodName().equalsString(name))
                .filter(method -> method.methodType().equalsString(descriptor))
                .forEach(this::collect);
    }

    private boolean isOwn(String owner) {
        return type.thisClass().asInternalName().equals(owner);
    }

    private static String internalName(DirectMethodHandleDesc body) {
        String descriptor = body.owner().descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }
}
