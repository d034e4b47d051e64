package io.onbehalf.e2e.openapi;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The doc comments of classes and methods, read from their sources.
final class SourceDocs {

    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@");
    private static final Pattern PARAM = Pattern.compile("(?s)param\\s+(\\w+)\\s+(.*)");
    private static final Pattern LINK = Pattern.compile("\\[([\\w.]+)(#\\w+)?]");

    private final Map<String, String> comments = new HashMap<>();

    /// @param folders of sources
    static SourceDocs of(List<Path> folders) {
        SourceDocs docs = new SourceDocs();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(in(folders)));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                docs.new Scanner(trees).scan(unit, String.valueOf(unit.getPackageName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    private static List<Path> in(List<Path> folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    /// What a class is; empty without a comment.
    Optional<String> of(Class<?> type) {
        return text(name(type));
    }

    /// What a method does; empty without a comment.
    Optional<String> of(Method method) {
        return text(name(method));
    }

    /// What the record's components are, as far as its comment says so.
    Map<String, String> components(Class<?> type) {
        return params(name(type));
    }

    Map<String, String> parameters(Method method) {
        return params(name(method));
    }

    private static String name(Method method) {
        return name(method.getDeclaringClass()) + "#" + method.getName();
    }

    private static String name(Class<?> type) {
        return type.getName().replace('$', '.');
    }

    private Optional<String> text(String name) {
        return sections(name).findFirst().map(SourceDocs::plain).filter(text -> !text.isEmpty());
    }

    private Map<String, String> params(String name) {
        return sections(name)
                .skip(1)
                .flatMap(section -> PARAM.matcher(section).results())
                .collect(
                        Collectors.toMap(
                                param -> param.group(1), param -> capitalised(plain(param.group(2)))));
    }

    /// The text, then each tag's.
    private Stream<String> sections(String name) {
        return TAG.splitAsStream(comments.getOrDefault(name, ""));
    }

    private static String plain(String markdown) {
        return LINK.matcher(markdown.strip())
                .replaceAll((MatchResult link) -> link.group(1))
                .replaceAll("\\s+", " ");
    }

    private static String capitalised(String text) {
        return text.startsWith("`")
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// Walks with the name of the enclosing package or class.
    private final class Scanner extends TreePathScanner<@Nullable Void, String> {
        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String outer) {
            String name = outer + "." + type.getSimpleName();
            keep(name);
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String type) {
            keep(type + "#" + method.getName());
            return super.visitMethod(method, type);
        }

        private void keep(String name) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                comments.putIfAbsent(name, comment);
            }
        }
    }
}
