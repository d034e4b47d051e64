package io.onbehalf.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The types of ours that the classes of a package name as constants (`Queue.class`): that is how a store is
/// told what its rows are.
final class ClassConstants {

    private static final String OURS = "io/onbehalf/";
    private static final String AVRO = "io/onbehalf/schemas/";

    private ClassConstants() {}

    /// Those of the package of a class, and of the packages in it.
    static List<Class<?>> of(Class<?> in) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder(in))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                collect(ClassFile.of().parse(file), names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream().<Class<?>>map(ClassConstants::load).toList();
    }

    private static Path folder(Class<?> in) {
        try {
            return Path.of(in.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .resolve(in.getPackageName().replace('.', '/'));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(ClassModel model, Set<String> names) {
        String itself = model.thisClass().asInternalName();
        model.methods()
                .forEach(method ->
                        method.code()
                                .ifPresent(code -> {
                                    for (CodeElement each : code) {
                                        if (each instanceof LoadConstantInstruction load
                                                && load.constantEntry() instanceof ClassEntry constant
                                                && isDomain(constant.asInternalName())
                                                && !constant.asInternalName().equals(itself)) {
                                            names.add(constant.asInternalName().replace('/', '.'));
                                        }
                                    }
                                }));
    }

    private static boolean isDomain(String name) {
        return name.startsWith(OURS) && !name.startsWith(AVRO);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
