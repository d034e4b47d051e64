package io.onbehalf.e2e.endpoints;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.Map;
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

    private Permissions() {}

    static Set<String> of(ClassModel type, MethodModel method) {
        Set<String> found = new TreeSet<>();
        CalledCode.of(Map.of(type.thisClass().asInternalName(), type), type, method)
                .forEach(instruction -> {
                    if (instruction instanceof ConstantInstruction constant
                            && constant.constantValue() instanceof String text
                            && PERMISSION.matcher(text).matches()) {
                        found.add(text);
                    }
                });
        found.remove(SUPERVISE);
        return found;
    }
}
