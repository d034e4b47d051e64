package io.onbehalf.local.layout;

import static java.util.Objects.requireNonNull;

import io.onbehalf.local.Failure;
import io.onbehalf.local.process.ParentWatchdog;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checkout whose parts are started, as Maven built it.
///
/// @param training whether the JVMs are trained: they write caches for later starts when they end
public record Checkout(Path root, boolean training) {

    /// This module's folder.
    public static final String LOCAL = "deploy/local";

    /// The checkout that the system property `onbehalf.home` names, else the one around the working folder.
    public static Checkout find() {
        String named = System.getProperty("onbehalf.home");
        if (named != null) {
            return new Checkout(Path.of(named), false);
        }
        Path folder = Path.of("").toAbsolutePath();
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.isRegularFile(candidate.resolve(LOCAL).resolve("pom.xml"))) {
                return new Checkout(candidate, false);
            }
        }
        throw new Failure("no checkout of Onbehalf around " + folder + ".");
    }

    /// The same, whose JVMs are trained.
    public Checkout inTraining() {
        return new Checkout(root, true);
    }

    /// The names of the parts' main classes that were trained.
    public List<String> trained() {
        return caches().trained();
    }

    private AotCaches caches() {
        return new AotCaches(root.resolve(LOCAL).resolve("target/aot"), training);
    }

    /// The default data folder.
    public Path defaultData() {
        return root.resolve(LOCAL).resolve("data");
    }

    /// The folder into which Maven unpacked the registry.
    public Path registry() {
        return root.resolve(LOCAL).resolve("target/registry");
    }

    /// The command of a JVM that runs a main class of a module, with the class path that Maven wrote for it.
    ///
    /// @param module the module's folder, such as `deploy/local`
    public List<String> java(String module, List<String> flags, String main, List<String> arguments) {
        Path jar = jar(module);
        List<String> all = new ArrayList<>(flags);
        all.addAll(caches().flags(main, jar));
        return watched(jar + File.pathSeparator + classpath(module), all, main, arguments);
    }

    /// The command of a JVM that ends with its parent ([ParentWatchdog]) and ignores Ctrl-C: a terminal sends
    /// that to every process, and the launcher stops the parts in their order.
    ///
    /// @param classPath of the part alone
    public List<String> watched(String classPath, List<String> flags, String main, List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh", java));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath + File.pathSeparator + jar(LOCAL));
        command.add(ParentWatchdog.class.getName());
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    private Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        String name = "onbehalf-" + requireNonNull(Path.of(module).getFileName()) + "-[0-9]*.jar";
        Path jar = Files.isDirectory(target) ? firstJar(target, name) : null;
        if (jar == null) {
            throw notBuilt(module, target.resolve(name));
        }
        return jar;
    }

    private static @Nullable Path firstJar(Path target, String name) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, name)) {
            for (Path jar : jars) {
                if (!jar.toString().matches(".*-(tests|sources|javadoc)\\.jar")) {
                    return jar;
                }
            }
            return null;
        } catch (IOException e) {
            throw new Failure("folder " + target + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String classpath(String module) {
        Path file = root.resolve(module).resolve("target/classpath");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw notBuilt(module, file);
        }
    }

    private static Failure notBuilt(String module, Path missing) {
        return new Failure("%s is not built: %s is missing; run mvn package.".formatted(module, missing));
    }
}
